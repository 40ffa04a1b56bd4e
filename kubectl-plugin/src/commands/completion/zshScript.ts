export const zshScript = `#compdef kubectl-model
# Completion of kubectl-model for zsh. To load it now:
#   source <(kubectl model completion zsh)
# For every shell, once:
#   kubectl model completion zsh > "\${fpath[1]}/_kubectl-model"
#
# "kubectl model" itself is completed by kubectl's own script (kubectl completion zsh), which
# asks the program kubectl_complete-model: it needs to be on PATH beside kubectl-model.

_kubectl-model() {
  local -a answer
  answer=("\${(@f)$(kubectl-model __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)}")
  local directive="\${answer[-1]}"
  answer=("\${(@)answer[1,-2]}")
  if [[ "$directive" == ":0" ]]; then
    _files
    return
  fi
  local -a open closed
  open=(\${(M)answer:#*=})
  closed=(\${answer:#*=})
  (( \${#open} )) && compadd -Q -S '' -- "\${open[@]}"
  (( \${#closed} )) && compadd -- "\${closed[@]}"
}

if [[ "\${funcstack[1]}" == "_kubectl-model" ]]; then
  _kubectl-model
else
  compdef _kubectl-model kubectl-model
fi
`;

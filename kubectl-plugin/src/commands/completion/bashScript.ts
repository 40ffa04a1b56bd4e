export const bashScript = `# Completion of kubectl-model for bash. To load it now:
#   source <(kubectl model completion bash)
# For every shell, once:
#   kubectl model completion bash > /etc/bash_completion.d/kubectl-model
#
# "kubectl model" itself is completed by kubectl's own script (kubectl completion bash), which
# asks the program kubectl_complete-model: it needs to be on PATH beside kubectl-model.

_kubectl_model() {
  local IFS=$'\\n' current directive line
  local -a answer
  # Words as typed: bash splits at ":" and "=", which names and flags contain.
  local -a words=("\${COMP_WORDS[@]:1:COMP_CWORD}")
  current="\${COMP_WORDS[COMP_CWORD]}"
  if declare -F _get_comp_words_by_ref >/dev/null; then
    local cword cur
    _get_comp_words_by_ref -n "=:" -w words -c cur -i cword
    words=("\${words[@]:1:cword}")
    current="$cur"
  fi
  answer=($(kubectl-model __complete "\${words[@]}" 2>/dev/null))
  directive="\${answer[\${#answer[@]}-1]}"
  COMPREPLY=()
  if [[ "$directive" == ":0" ]]; then
    compopt -o default 2>/dev/null
    return
  fi
  unset "answer[\${#answer[@]}-1]"
  for line in "\${answer[@]}"; do
    COMPREPLY+=("$(printf '%q' "$line")")
  done
  if [[ \${#COMPREPLY[@]} -eq 1 && "\${COMPREPLY[0]}" == *= ]]; then
    compopt -o nospace 2>/dev/null
  fi
  if declare -F __ltrim_colon_completions >/dev/null; then
    __ltrim_colon_completions "$current"
  fi
}

complete -F _kubectl_model kubectl-model
`;

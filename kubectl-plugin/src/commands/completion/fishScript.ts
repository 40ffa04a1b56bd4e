export const fishScript = `# Completion of kubectl-model for fish. To load it now:
#   kubectl model completion fish | source
# For every shell, once:
#   kubectl model completion fish > ~/.config/fish/completions/kubectl-model.fish
#
# "kubectl model" itself is completed by kubectl's own script (kubectl completion fish), which
# asks the program kubectl_complete-model: it needs to be on PATH beside kubectl-model.

function __kubectl_model_complete
    set -l words (commandline -opc)
    set -l answer (kubectl-model __complete $words[2..-1] (commandline -ct) 2>/dev/null)
    if test "$answer[-1]" = ":0"
        __fish_complete_path (commandline -ct)
    else
        printf '%s\\n' $answer[1..-2]
    end
end

complete -c kubectl-model -f -a '(__kubectl_model_complete)'
`;

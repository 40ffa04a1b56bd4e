export const powershellScript = `# Completion of kubectl-model for PowerShell. To load it now:
#   kubectl model completion powershell | Out-String | Invoke-Expression
# For every shell, once: put that line into the file that $PROFILE names.
#
# "kubectl model" itself is completed by kubectl's own script (kubectl completion powershell),
# which asks the program kubectl_complete-model: it needs to be on PATH beside kubectl-model.

Register-ArgumentCompleter -Native -CommandName 'kubectl-model' -ScriptBlock {
  param($wordToComplete, $commandAst, $cursorPosition)
  $words = @($commandAst.CommandElements | Select-Object -Skip 1 |
    Where-Object { $_.Extent.StartOffset -lt $cursorPosition } |
    ForEach-Object { $_.ToString() })
  if ($wordToComplete -eq '') { $words += '""' }
  $answer = @(kubectl-model __complete @words 2>$null)
  if ($answer[-1] -eq ':0') { return }
  $answer | Select-Object -SkipLast 1 | ForEach-Object {
    [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
  }
}
`;

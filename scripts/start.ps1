# Starts FinAlly in a container, builds its image if there is none, and waits until it is
# healthy. Running it again changes nothing.
param([switch]$Build, [switch]$Open)
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

docker compose version *> $null
if ($LASTEXITCODE -ne 0) {
  Write-Error 'Docker with Compose is needed: https://docs.docker.com/get-docker/. Without it, npm start does the same with Node.'
}

docker image inspect finally *> $null
if ($Build -or $LASTEXITCODE -ne 0) {
  docker compose build
  if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
}
docker compose up --detach --no-build --wait --wait-timeout 120
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }

$port = (docker compose port finally 8000) -replace '.*:', ''
$address = "http://localhost:$port"
Write-Output "FinAlly runs at $address (scripts\stop.ps1 stops it and keeps the data)"
if ($Open) { Start-Process $address }

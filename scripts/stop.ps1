# Stops the container started by start.ps1. The data stay in their volume.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..')

docker compose version *> $null
if ($LASTEXITCODE -ne 0) { Write-Error 'Docker with Compose is needed: https://docs.docker.com/get-docker/' }
docker compose down
if ($LASTEXITCODE -ne 0) { exit $LASTEXITCODE }
Write-Output 'FinAlly has stopped. Its data are kept in the volume finally-data.'

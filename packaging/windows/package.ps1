# Makes installers on Windows: an image, an .msi and an .exe. Needs JDK 25 (JAVA_HOME), Maven, npm and WiX.
# Not run yet: no Windows was at hand. Not known: whether an installer keeps the files' times, on which the cache depends.
#   packaging\windows\package.ps1 [image] [msi] [exe]     (default: all three)
param([string[]] $Wanted = @('image', 'msi', 'exe'))
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '..\..')

function Invoke-Checked([string] $Program, [string[]] $Arguments) {
    & $Program @Arguments
    if ($LASTEXITCODE -ne 0) { throw "$Program failed with code $LASTEXITCODE." }
}

foreach ($each in $Wanted) {
    if ($each -notin 'image', 'msi', 'exe') { throw "On Windows this makes image, msi and exe, not $each." }
}
if (-not $env:JAVA_HOME) { throw 'Set JAVA_HOME to a JDK 25.' }
$jpackage = Join-Path $env:JAVA_HOME 'bin\jpackage.exe'

$out = 'target\package'
$work = "$out\parts"
Write-Output 'Building the program ...'
Invoke-Checked 'mvn' @('-B', '-q', '-ntp', 'package', '-Dmaven.test.skip=true', '-Dspotless.check.skip=true')
if (Test-Path $out) { Remove-Item -Recurse -Force $out }
New-Item -ItemType Directory -Force "$work\input" | Out-Null
$jar = Get-ChildItem 'target\anteroom-*.jar' | Select-Object -First 1
$version = $jar.BaseName -replace '^anteroom-', ''
Copy-Item 'target\app\lib\*.jar' "$work\input"
Copy-Item $jar "$work\input\anteroom.jar"
Write-Output 'Taking out what the program does not use ...'
Invoke-Checked (Join-Path $env:JAVA_HOME 'bin\java.exe') @('packaging\lib\TrimJars.java', 'packaging\trim.list',
    "$work\input", 'anteroom.jar')
Invoke-Checked (Join-Path $env:JAVA_HOME 'bin\java.exe') @('packaging\lib\MissingModules.java', 'packaging\modules.list',
    "$work\input")
$modules = (Get-Content 'packaging\modules.list' | Where-Object { $_ -and -not $_.StartsWith('#') }) -join ','

Write-Output 'Making the image ...'
Invoke-Checked $jpackage @('@packaging\jpackage.args', '--type', 'app-image', '--app-version', $version,
    '--input', "$work\input", '--main-jar', 'anteroom.jar', '--module-path', 'target\app\javafx',
    '--add-modules', $modules, '--icon', 'packaging\icons\anteroom.ico', '--dest', $out)

Write-Output 'Training the start-up cache with the tour ...'
$cache = "$out\Anteroom\app\anteroom.aot"
$env:JAVA_TOOL_OPTIONS = "-XX:AOTCacheOutput=$cache"
$env:ANTEROOM_TRAINING = '1'
$env:ANTEROOM_SETTINGS_DIR = Join-Path (Get-Location) "$work\settings"
try { Invoke-Checked "$out\Anteroom\Anteroom.exe" @('--tour', "$work\tour") }
finally { Remove-Item Env:JAVA_TOOL_OPTIONS, Env:ANTEROOM_TRAINING, Env:ANTEROOM_SETTINGS_DIR }
# Only now, since one run cannot both use a cache and write one.
$cfg = "$out\Anteroom\app\Anteroom.cfg"
(Get-Content $cfg) -replace '^\[JavaOptions\]$', "[JavaOptions]`njava-options=-XX:AOTCache=`$APPDIR\anteroom.aot`njava-options=-Xlog:aot*=off" |
    Set-Content $cfg

# Signing reads the certificate's name from the environment; the key is in the certificate store.
function Add-Signature([string] $File) {
    if ($env:ANTEROOM_WINDOWS_SIGNING_NAME) {
        Invoke-Checked 'signtool' @('sign', '/n', $env:ANTEROOM_WINDOWS_SIGNING_NAME, '/fd', 'SHA256', $File)
    }
}
Add-Signature "$out\Anteroom\Anteroom.exe"

# jpackage knows files that open a program, but no links: they are added to its own description of the installer.
$resources = "$work\resources"
Invoke-Checked (Join-Path $env:JAVA_HOME 'bin\jimage.exe') @('extract', "--dir=$resources",
    '--include=regex:.*/jdk/jpackage/internal/resources/main\.wxs', (Join-Path $env:JAVA_HOME 'lib\modules'))
$resources = "$resources\jdk.jpackage\jdk\jpackage\internal\resources"
$description = Get-Content -Raw "$resources\main.wxs"
$place = '<ComponentGroupRef Id="FileAssociations"/>'
if (-not $description.Contains($place)) { throw "jpackage's main.wxs has no $place, where the links belong." }
$description.Replace($place, $place + (Get-Content -Raw 'packaging\windows\join-links.xml')) |
    Set-Content -Encoding utf8 "$resources\main.wxs"

foreach ($type in 'msi', 'exe') {
    if ($type -notin $Wanted) { continue }
    Write-Output "Making the .$type ..."
    Invoke-Checked $jpackage @('--type', $type, '--app-image', "$out\Anteroom", '--name', 'Anteroom',
        '--app-version', $version, '--vendor', 'Anteroom', '--dest', $out, '--resource-dir', $resources,
        '--file-associations', 'packaging\anteroom-file.properties',
        '--win-upgrade-uuid', '5e4f2b86-6a0d-4f0e-9d0c-3f4a4f1b7c21', '--win-per-user-install', '--win-menu',
        '--win-shortcut-prompt', '--win-dir-chooser')
    Get-ChildItem "$out\*.$type" | ForEach-Object { Add-Signature $_.FullName }
}
Write-Output 'What was made:'
Get-ChildItem $out -File | ForEach-Object { '  {0,5:N1} MB  {1}' -f ($_.Length / 1MB), $_.Name }

@echo off
rem Runs a command of clearwatch (clearwatch --help lists them), building it first where needed.
rem CLEARWATCH_JAVA_OPTS adds options for the Java virtual machine.
setlocal
set "ROOT=%~dp0."
rem The benchmarks are a module of their own, which no other command waits for.
set "MODULE=standalone"
set "MAIN=io.clearwatch.standalone.Main"
set "TESTS="
if "%~1"=="bench" (
  set "MODULE=benchmarks"
  set "MAIN=io.clearwatch.benchmarks.Bench"
  set "TESTS=flink-jobs\src\test"
)
set "LIB=%ROOT%\%MODULE%\target\lib"
set "STAMP=%ROOT%\%MODULE%\target\built"
set "LOG=%ROOT%\target\build.log"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -version >nul 2>&1
if errorlevel 1 (
  echo clearwatch: needs a JDK 17 or newer; install one, or set JAVA_HOME 1>&2
  exit /b 1
)
if not exist "%ROOT%\target" mkdir "%ROOT%\target"

if "%~1"=="test" goto test

rem Whether a source is newer than the build. Folders count too, for files that were removed.
powershell -NoProfile -Command ^
  "$built = Get-Item -ErrorAction SilentlyContinue $env:STAMP;" ^
  "$sources = 'pom.xml', '*\pom.xml', '*\src\main', 'seeds\*.yaml', 'seeds\documents', $env:TESTS | Where-Object { $_ } | ForEach-Object { Join-Path $env:ROOT $_ };" ^
  "$files = Get-Item $sources; $files += Get-ChildItem -Recurse ($files | Where-Object PSIsContainer);" ^
  "if (-not $built -or ($files | Where-Object LastWriteTime -gt $built.LastWriteTime)) { exit 1 }"
if not errorlevel 1 goto run

call :need_maven || exit /b 1
echo Building clearwatch (a few minutes the first time) ... 1>&2
if exist "%LIB%" rmdir /s /q "%LIB%"
if exist "%STAMP%" del "%STAMP%"
call :maven package -pl %MODULE% -am -DskipTests -Dclearwatch.skipClusterJar=true || exit /b 1
type nul >"%STAMP%"

:run
set "COLLECTOR=-XX:+UseSerialGC"
for %%C in (replay compare import) do if /i "%~1"=="%%C" set "COLLECTOR=-XX:+UseParallelGC"
"%JAVA%" -Xmx1g -XX:MaxMetaspaceSize=384m %COLLECTOR% -Dfile.encoding=UTF-8 "-Dclearwatch.files=%ROOT%\target\clearwatch" %CLEARWATCH_JAVA_OPTS% -cp "%LIB%\*" %MAIN% %*
exit /b %ERRORLEVEL%

:test
set "CHOICE=-DexcludedGroups="
if "%~2"=="faults" (
  set "CHOICE=-pl standalone -am -Dgroups=faults -DexcludedGroups="
) else if not "%~2"=="" (
  echo Usage: clearwatch test [faults] 1>&2
  exit /b 2
)
call :need_maven || exit /b 1
for /d %%m in ("%ROOT%\*") do (
  if exist "%%m\target\surefire-reports" rmdir /s /q "%%m\target\surefire-reports"
  if exist "%%m\target\failsafe-reports" rmdir /s /q "%%m\target\failsafe-reports"
)
echo Testing clearwatch %~2, see %LOG% ... 1>&2
set "BUILT=0"
call :maven verify --fail-at-end -Dmaven.test.failure.ignore=true %CHOICE% || set "BUILT=1"
"%JAVA%" "%ROOT%\.ci\TestSummary.java" "%ROOT%"
if errorlevel 1 exit /b 1
exit /b %BUILT%

:need_maven
where mvn >nul 2>&1
if not errorlevel 1 exit /b 0
echo clearwatch: needs Maven 3.8 or newer; no mvn in the PATH 1>&2
exit /b 1

:maven
pushd "%ROOT%"
call mvn -B -Dstyle.color=never %* >"%LOG%" 2>&1
set "STATUS=%ERRORLEVEL%"
popd
if "%STATUS%"=="0" exit /b 0
findstr /b /c:"[ERROR]" "%LOG%" 1>&2
echo clearwatch: the build failed; the whole log is %LOG% 1>&2
exit /b 1

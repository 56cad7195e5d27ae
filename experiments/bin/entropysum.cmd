@echo off
rem Runs the entropysum command line; builds it first if it is missing or older than its sources.
rem
rem   JAVA_HOME             the Java (17 or later) to use; otherwise the one on the PATH
rem   ENTROPYSUM_JAVA_OPTS  more options for the JVM, for example -Xmx8g
rem   ENTROPYSUM_DATA       where data files are kept; entropysum/data in the user's cache directory unless set
rem   ENTROPYSUM_PLUGINS    more jars for the class path, separated by semicolons: model plugins of others
rem   OMP_NUM_THREADS       threads of the linear algebra; 1 unless set, so that every run gives the same bits
setlocal EnableExtensions DisableDelayedExpansion

for %%I in ("%~dp0..") do set "HOME_DIR=%%~fI"
for %%I in ("%HOME_DIR%\..") do set "ROOT=%%~fI"
set "TARGET=%HOME_DIR%\target"
set "LIB=%TARGET%\lib"
set "STAMP=%LIB%\build-start"
set "LOCK=%TARGET%\launcher.lock"
set "LOG=%TARGET%\launcher-build.log"
if not exist "%TARGET%" mkdir "%TARGET%"
if not defined OMP_NUM_THREADS set "OMP_NUM_THREADS=1"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" -version 2>"%TARGET%\java-version.txt" || (
    >&2 echo entropysum: Java 17 or later is needed; found none on the PATH or in JAVA_HOME
    exit /b 2
)
set "VERSION="
for /f "usebackq tokens=3" %%V in ("%TARGET%\java-version.txt") do if not defined VERSION set "VERSION=%%~V"
for /f "delims=.-+" %%V in ("%VERSION%") do set "MAJOR=%%V"
if %MAJOR% LSS 17 (
    >&2 echo entropysum: Java 17 or later is needed; the one found has version %VERSION%
    exit /b 2
)

call :is_built && goto start
call :lock
call :is_built || call :build || (rmdir "%LOCK%" & exit /b 2)
rmdir "%LOCK%"

:start
set "FLAGS=--enable-native-access=ALL-UNNAMED -XX:+IgnoreUnrecognizedVMOptions --sun-misc-unsafe-memory-access=allow"
set "FLAGS=%FLAGS% -Xshare:auto -Xlog:disable -Djava.awt.headless=true -Dorg.nd4j.log.initialization=false"
rem Commands that only look something up end before the optimizing compiler would pay off.
for %%C in (catalog describe validate help --help -h --version -V) do if "%~1"=="%%C" set "FLAGS=%FLAGS% -XX:TieredStopAtLevel=1"
set "CLASS_PATH=%LIB%\*"
if defined ENTROPYSUM_PLUGINS set "CLASS_PATH=%CLASS_PATH%;%ENTROPYSUM_PLUGINS%"
"%JAVA%" %FLAGS% %ENTROPYSUM_JAVA_OPTS% -cp "%CLASS_PATH%" org.entropysum.experiments.cli.Main %*
exit /b %ERRORLEVEL%

rem Succeeds if no source is younger than the last build.
:is_built
if not exist "%STAMP%" exit /b 1
powershell -NoProfile -Command "$built = (Get-Item $env:STAMP).LastWriteTimeUtc; $sources = @(Get-Item ($env:ROOT + '\pom.xml'), ($env:ROOT + '\*\pom.xml')) + @(Get-ChildItem ($env:ROOT + '\*\src\main') -Recurse); exit [int][bool]($sources | Where-Object { $_.LastWriteTimeUtc -gt $built } | Select-Object -First 1)"
exit /b %ERRORLEVEL%

:lock
mkdir "%LOCK%" 2>nul && exit /b 0
>&2 echo entropysum: waiting for a build that another entropysum has begun (if there is none, remove %LOCK%) ...
:wait
ping -n 2 127.0.0.1 >nul
mkdir "%LOCK%" 2>nul || goto wait
exit /b 0

:build
where mvn >nul 2>nul || (
    >&2 echo entropysum: Maven 3.8 or later is needed to build; there is no mvn on the PATH
    exit /b 1
)
if exist "%LOG%" (
    >&2 echo entropysum: building, sources have changed ...
) else (
    >&2 echo entropysum: building, first run, a few minutes while libraries are fetched ...
)
call mvn -B -q -Dstyle.color=never -f "%ROOT%\pom.xml" package -DskipTests -Dspotless.check.skip -Denforcer.skip -Djacoco.skip >"%LOG%" 2>&1 <nul && exit /b 0
>&2 type "%LOG%"
>&2 echo entropysum: the build failed; its output is in %LOG%
exit /b 1

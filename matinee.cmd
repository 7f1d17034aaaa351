@echo off
rem The one way in on Windows: finds JDK 25, builds when asked, runs. See ./matinee for the other systems.
setlocal enabledelayedexpansion
set "ROOT=%~dp0"
set "CLIENT_LIB=%ROOT%client-desktop\target\lib"
set "LAB_LIB=%ROOT%lab\target\lib"
set "SERVER_JAR=%ROOT%signaling-server\target\signaling-server.jar"

set "COMMAND=%~1"
if "%COMMAND%"=="" set "COMMAND=help"
if "%COMMAND%"=="help" goto usage

rem Everything after the command goes through as it is.
set "REST="
set "FIRST=yes"
for %%A in (%*) do (
  if defined FIRST (set "FIRST=") else (set "REST=!REST! %%A")
)

call :find_jdk
if errorlevel 1 exit /b 1

if "%COMMAND%"=="demo" goto demo
if "%COMMAND%"=="lab" goto lab
if "%COMMAND%"=="client" goto client
if "%COMMAND%"=="server" goto server
if "%COMMAND%"=="test" goto test
if "%COMMAND%"=="package" goto package
goto usage

:demo
call :build || exit /b 1
"%JAVA%" --enable-native-access=ALL-UNNAMED -cp "%LAB_LIB%\*" app.matinee.lab.Main demo --server-jar "%SERVER_JAR%" --client-lib "%CLIENT_LIB%" --media "%ROOT%lab\film" --java "%JAVA%" %REST%
exit /b %errorlevel%

:lab
call :build || exit /b 1
"%JAVA%" --enable-native-access=ALL-UNNAMED -cp "%LAB_LIB%\*" app.matinee.lab.Main %REST% --server-jar "%SERVER_JAR%" --client-lib "%CLIENT_LIB%" --media "%ROOT%lab\film" --java "%JAVA%"
exit /b %errorlevel%

:client
call :build || exit /b 1
"%JAVA%" --enable-native-access=ALL-UNNAMED -cp "%CLIENT_LIB%\*" app.matinee.client.Main %REST%
exit /b %errorlevel%

:server
call :build || exit /b 1
"%JAVA%" --enable-native-access=ALL-UNNAMED -jar "%SERVER_JAR%" %REST%
exit /b %errorlevel%

:test
call "%ROOT%mvnw.cmd" -f "%ROOT%pom.xml" -B -ntp %REST% verify
exit /b %errorlevel%

:package
call :build || exit /b 1
call "%ROOT%installers\package.cmd" %REST%
exit /b %errorlevel%

rem Maven itself sees what is stale; asking it costs a few seconds.
:build
call "%ROOT%mvnw.cmd" -f "%ROOT%pom.xml" -B -q -ntp -Dmaven.test.skip=true -Djacoco.skip -Denforcer.skip package
exit /b %errorlevel%

rem JAVA25_HOME first, then JAVA_HOME, then the places installers use. The release file names the version.
:find_jdk
for %%D in ("%JAVA25_HOME%" "%JAVA_HOME%") do call :try_jdk "%%~D"
for /d %%D in ("%ProgramFiles%\Eclipse Adoptium\jdk-25*" "%ProgramFiles%\Java\jdk-25*" "%ProgramFiles%\Microsoft\jdk-25*" "%USERPROFILE%\.jdks\*25*") do call :try_jdk "%%~D"
if not defined JDK (
  echo matinee: Matinee needs JDK 25: get it from https://adoptium.net and set JAVA_HOME to its folder. 1>&2
  exit /b 1
)
set "JAVA_HOME=%JDK%"
set "JAVA25_HOME=%JDK%"
set "JAVA=%JDK%\bin\java.exe"
exit /b 0

:try_jdk
if defined JDK exit /b 0
if "%~1"=="" exit /b 0
if not exist "%~1\bin\javac.exe" exit /b 0
findstr /b /r "JAVA_VERSION=.25" "%~1\release" >nul 2>&1 && set "JDK=%~1"
exit /b 0

:usage
echo usage: matinee demo^|server^|client^|test^|lab^|package [OPTIONS]
echo   demo      a server with a sample film and two clients that watch it together
echo   server    the server
echo   client    the desktop client
echo   test      all tests
echo   lab       measurements of the real thing
echo   package   installers for this system
if "%COMMAND%"=="help" exit /b 0
exit /b 2

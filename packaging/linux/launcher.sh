#!/bin/sh
# Starts Anteroom with the Java beside it. jpackage's own launcher asks rpm and dpkg for the package it came from, twice
# at each start, which takes longer than Java's start. packaging/linux/package.sh fills in the words between @.
launcher=$0
[ ! -L "$launcher" ] || launcher=$(readlink -f "$launcher")
home=$(CDPATH='' cd -- "${launcher%/*}/.." && pwd -P)
app=$home/lib/app
class_path=@CLASS_PATH@
# Meant for other programs in Java.
unset JDK_JAVA_OPTIONS CLASSPATH

# A link is for the Anteroom that runs already. A Java that loads little hands it over in a fraction of the time; when
# that does not succeed, the program itself finds out why.
if [ $# -eq 1 ]; then
  case $1 in
    anteroom:* | *.anteroom)
      for socket in "${XDG_RUNTIME_DIR:-/nonexistent}"/anteroom-*/socket \
        "${ANTEROOM_SETTINGS_DIR:-/nonexistent}/instance/socket"; do
        [ -S "$socket" ] || continue
        "$home/lib/runtime/bin/java" @LINK_OPTIONS@ -cp "$class_path" dev.anteroom.console.LinkCall "$1" && exit
        break
      done
      ;;
  esac
fi

exec "$home/lib/runtime/bin/java" "-Djpackage.app-path=$home/bin/Anteroom" @OPTIONS@ -cp "$class_path" @MAIN_CLASS@ "$@"

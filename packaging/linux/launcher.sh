#!/bin/sh
# Starts Anteroom with the Java beside it. jpackage's own launcher asks rpm and dpkg for the package it came from, twice
# at each start, which takes longer than Java's start; packaging/linux/package.sh adds the options to this one.
launcher=$0
[ ! -L "$launcher" ] || launcher=$(readlink -f "$launcher")
home=$(CDPATH='' cd -- "${launcher%/*}/.." && pwd -P)
app=$home/lib/app
# Meant for other programs in Java.
unset JDK_JAVA_OPTIONS CLASSPATH

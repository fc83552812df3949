# Set-up shared by the commands in this folder. Sourced, not run.
# Finds JDK 25 and Maven; installs missing system packages where that is allowed, else says in one
# line what is missing and how to get it.

project_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

say() { printf '%s\n' "$*"; }

fail() {
  printf 'anteroom: %s\n' "$*" >&2
  exit 69
}

is_jdk_25() {
  [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

find_jdk_25() {
  local candidate
  for candidate in "${JAVA_HOME:-}" /usr/lib/jvm/* /opt/*jdk*25* /opt/java/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/*; do
    if [ -n "$candidate" ] && is_jdk_25 "$candidate"; then
      printf '%s\n' "$candidate"
      return
    fi
  done
  # a toolchains.xml may name one in an unusual place
  if [ -r "$HOME/.m2/toolchains.xml" ]; then
    sed -n 's:.*<jdkHome>\(.*\)</jdkHome>.*:\1:p' "$HOME/.m2/toolchains.xml" | while read -r candidate; do
      if is_jdk_25 "$candidate"; then
        printf '%s\n' "$candidate"
        break
      fi
    done
  fi
}

require_jdk_25() {
  local found
  found=$(find_jdk_25)
  [ -n "$found" ] || fail 'JDK 25 is missing. Install one (Debian package temurin-25-jdk, or any JDK 25 under /usr/lib/jvm) or set JAVA_HOME to it.'
  JAVA_HOME=$found
  export JAVA_HOME
}

require_maven() {
  command -v mvn >/dev/null 2>&1 || install_packages maven
  command -v mvn >/dev/null 2>&1 || fail 'Maven is missing. Install Maven 3.8 or newer so that "mvn" is on the PATH.'
}

# As root or through sudo without a password; empty when neither is possible.
as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
    sudo -n "$@"
  else
    return 1
  fi
}

refresh_package_lists() {
  [ -z "${package_lists_are_fresh:-}" ] || return 0
  as_root apt-get update -qq && package_lists_are_fresh=yes
}

install_packages() {
  command -v apt-get >/dev/null 2>&1 || return 0
  say "Installing: $*"
  if ! { refresh_package_lists && as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@"; } >>"$project_root/target/apt.log" 2>&1; then
    say "Could not install $* (see target/apt.log)."
  fi
}

has_library() {
  # ldconfig lives in sbin, which is not on everybody's PATH
  [ -n "${known_libraries:-}" ] || known_libraries=$(PATH="$PATH:/sbin:/usr/sbin" ldconfig -p 2>/dev/null)
  case $known_libraries in
    *"$1"*) return 0 ;;
    *) return 1 ;;
  esac
}

# What JavaFX loads: one line a package, the library that tells whether it is there beside it.
require_window_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  local missing=() library package
  while read -r library package; do
    has_library "$library" || missing+=("$package")
  done <<'LIBRARIES'
libfreetype.so.6 libfreetype6
libfontconfig.so.1 libfontconfig1
libpangoft2-1.0.so.0 libpangoft2-1.0-0
libGL.so.1 libgl1
libX11.so.6 libx11-6
libXxf86vm.so.1 libxxf86vm1
libglib-2.0.so.0 libglib2.0-0
libharfbuzz.so.0 libharfbuzz0b
LIBRARIES
  if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    has_library libgtk-3.so.0 || missing+=(libgtk-3-0)
    has_library libXtst.so.6 || missing+=(libxtst6)
  fi
  if [ -z "$(find /usr/share/fonts -name '*.ttf' -print -quit 2>/dev/null)" ]; then
    missing+=(fonts-dejavu-core)
  fi
  if [ ${#missing[@]} -gt 0 ]; then
    install_packages "${missing[@]}"
    known_libraries=
  fi
  has_library libfreetype.so.6 || fail 'Libraries for windows are missing. Install: libfreetype6 libfontconfig1 libpangoft2-1.0-0 libgl1 libx11-6 libxxf86vm1 libgtk-3-0 libxtst6 fonts-dejavu-core.'
}

# What the native media library links against. Without it the console runs, without media.
require_media_libraries() {
  [ "$(uname -s)" = Linux ] || return 0
  if ! has_library libpulse-simple.so.0; then
    install_packages libpulse0
    known_libraries=
  fi
  has_library libpulse-simple.so.0 || say 'libpulse is missing: the console runs without camera and sound. Install: libpulse0.'
}

# The media tests bring a sound server and a display of their own up.
require_media_test_tools() {
  [ "$(uname -s)" = Linux ] || return 0
  local command
  for command in pulseaudio pactl pacat Xvfb; do
    if ! command -v "$command" >/dev/null 2>&1; then
      install_packages pulseaudio pulseaudio-utils xvfb
      break
    fi
  done
  command -v pulseaudio >/dev/null 2>&1 && command -v pactl >/dev/null 2>&1 && command -v Xvfb >/dev/null 2>&1 \
    || say 'A sound server or Xvfb is missing: the media tests will fail. Install the packages pulseaudio, pulseaudio-utils and xvfb.'
}

# The guest page's Socket.IO client comes from npm; fetched once a lock file.
require_browser_libraries() {
  local folder="$project_root/src/main/npm"
  if [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ]; then
    return 0
  fi
  rm -rf "$folder/node_modules"
  command -v npm >/dev/null 2>&1 || install_packages npm
  command -v npm >/dev/null 2>&1 || fail 'npm is missing; the guest page needs it at build time. Install Node.js with npm.'
}

require_chromium() {
  if ! { command -v chromium || command -v google-chrome; } >/dev/null 2>&1 || ! command -v chromedriver >/dev/null 2>&1; then
    install_packages chromium chromium-driver
  fi
  { command -v chromium || command -v google-chrome; } >/dev/null 2>&1 && command -v chromedriver >/dev/null 2>&1 \
    || say 'Chromium or chromedriver is missing: the browser tests will fail. Install the packages chromium and chromium-driver.'
}

require_message_bus() {
  command -v dbus-daemon >/dev/null 2>&1 || install_packages dbus
  command -v dbus-daemon >/dev/null 2>&1 \
    || say 'dbus-daemon is missing: the tests of the desktop notifications will fail. Install the package dbus.'
}

# The tests of the keychain ask a real one, which asks them for its password in a window.
require_keychain_test_tools() {
  [ "$(uname -s)" = Linux ] || return 0
  local command
  for command in gnome-keyring-daemon xdotool; do
    if ! command -v "$command" >/dev/null 2>&1; then
      install_packages gnome-keyring xdotool
      break
    fi
  done
  command -v gnome-keyring-daemon >/dev/null 2>&1 && command -v xdotool >/dev/null 2>&1 && [ -x /usr/libexec/gcr-prompter ] \
    || say 'A keychain is missing: its tests will be skipped. Install the packages gnome-keyring, gcr and xdotool.'
}

require_window_manager() {
  command -v openbox >/dev/null 2>&1 || install_packages openbox
  command -v openbox >/dev/null 2>&1 || fail 'A window manager is missing. Install the package openbox.'
}

# A display that nobody looks at, until the command ends. The folder is for what is not worth keeping.
open_display() {
  command -v Xvfb >/dev/null 2>&1 || install_packages xvfb
  command -v Xvfb >/dev/null 2>&1 || fail 'Xvfb is missing. Install the package xvfb.'
  local number
  : >"$1/display"
  exec {number}>"$1/display"
  Xvfb -displayfd "$number" -screen 0 1280x1024x24 -nolisten tcp >/dev/null 2>&1 &
  display_process=$!
  trap 'kill "$display_process"' EXIT
  exec {number}>&-
  until [ -s "$1/display" ]; do
    kill -0 "$display_process" 2>/dev/null || fail 'Xvfb does not start.'
    sleep 0.1
  done
  DISPLAY=:$(cat "$1/display")
  export DISPLAY
}

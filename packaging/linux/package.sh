# Linux: a plain image (tar.gz), a .deb and a .rpm. Sourced by packaging/package.

package_version() { program_version; }

# What the native parts need at run time; ldd of each of them is checked against this list by check_libraries.
deb_dependencies='libgtk-3-0 | libgtk-3-0t64, libpulse0, libasound2 | libasound2t64, libx11-6, libxtst6, libxxf86vm1, libgl1, libpangoft2-1.0-0, libfontconfig1, libfreetype6, libxcomposite1, libxrandr2, libxfixes3, libdbus-1-3, libudev1, fonts-dejavu-core | fonts-liberation | fonts-noto-core'
# Libraries and not packages, whose names differ between the systems that read this: gtk3 here is libgtk-3-0 there.
rpm_libraries='libgtk-3.so.0 libgdk-3.so.0 libgdk_pixbuf-2.0.so.0 libatk-1.0.so.0 libcairo.so.2 libcairo-gobject.so.2
  libglib-2.0.so.0 libgio-2.0.so.0 libgobject-2.0.so.0 libgthread-2.0.so.0 libpango-1.0.so.0 libpangocairo-1.0.so.0
  libpangoft2-1.0.so.0 libfontconfig.so.1 libfreetype.so.6 libGL.so.1 libX11.so.6 libXext.so.6 libXi.so.6 libXrender.so.1
  libXtst.so.6 libXxf86vm.so.1 libXcomposite.so.1 libXrandr.so.2 libXfixes.so.3 libasound.so.2 libpulse.so.0
  libpulse-simple.so.0 libdbus-1.so.3 libudev.so.1'
rpm_dependencies=$(printf '%s()(64bit), ' $rpm_libraries)
rpm_dependencies=${rpm_dependencies%, }

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(image tar deb rpm)
wants() { case " ${wanted[*]} " in *" $1 "*) return 0 ;; *) return 1 ;; esac; }
for each in "${wanted[@]}"; do
  case $each in image | tar | deb | rpm) ;; *) fail "On Linux packaging/package makes image, tar, deb and rpm, not $each." ;; esac
done

require_window_libraries
for pair in fakeroot:fakeroot dpkg-deb:dpkg-dev rpmbuild:rpm; do
  command -v "${pair%%:*}" >/dev/null 2>&1 || install_packages "${pair#*:}"
done

image=$out/Anteroom

link_options='-XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx32m -Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider -Dslf4j.internal.verbosity=ERROR'

# Quoted for the launcher: what a key of jpackage's file says, one word a line.
of_launcher() {
  sed -n "s/^$1=//p" "$image/lib/app/Anteroom.cfg" | sed 's/\$APPDIR/$app/; s/.*/"&"/'
}

# The program's start, with what jpackage wrote down for its own.
write_launcher() {
  local launcher=$image/bin/Anteroom class_path options
  class_path=$(of_launcher 'app\.classpath' | tr -d '"' | paste -sd:)
  options=$(of_launcher java-options | paste -sd' ')
  sed "s|@CLASS_PATH@|\"$class_path\"|; s|@LINK_OPTIONS@|$link_options|; s|@OPTIONS@|$options|
    s|@MAIN_CLASS@|$(of_launcher 'app\.mainclass')|" packaging/linux/launcher.sh >"$work/launcher"
  rm -f "$launcher"
  install -m 755 "$work/launcher" "$launcher"
}

# The other cache, of the little that hands a link over; trained where a socket is that nobody listens at.
train_link() {
  local app=$image/lib/app settings=$PWD/$work/link-settings class_path
  install -d -m 700 "$settings/instance"
  : >"$settings/instance/socket"
  class_path=$(of_launcher 'app\.classpath' | tr -d '"' | sed "s|^\\\$app|$PWD/$app|" | paste -sd:)
  # It cannot succeed, which it says by its code.
  # shellcheck disable=SC2086
  env -u XDG_RUNTIME_DIR ANTEROOM_SETTINGS_DIR="$settings" "$image/lib/runtime/bin/java" \
    -XX:AOTCacheOutput="$app/link.aot" $link_options -cp "$class_path" \
    dev.anteroom.console.LinkCall 'anteroom://join?server=rooms.example&room=r1' >"$work/training-link.log" 2>&1 || true
  [ -s "$app/link.aot" ] || fail 'No cache for links was written (see target/package/parts/training-link.log).'
  link_options="\"-XX:AOTCache=\$app/link.aot\" \"-Xlog:aot*=off\" $link_options"
}

build_program
build_image --icon packaging/icons/anteroom.png
same_times "$image"
# With a real window, since that is what starts later; a display that is there belongs to somebody.
open_display "$work"
write_launcher
train "$image/bin/Anteroom" "$image/lib/app/anteroom.aot"
train_link
write_launcher
# Only jpackage's own launcher reads these.
rm "$image/lib/app/Anteroom.cfg" "$image/lib/libapplauncher.so"

# Every library that a native part asks for is in the image or in the runtime of the system.
check_libraries() {
  local missing
  missing=$(find "$image" -name '*.so' -exec ldd {} \; 2>/dev/null | awk '/not found/ {print $1}' | sort -u \
    | while read -r name; do [ -n "$(find "$image" -name "$name" -print -quit)" ] || printf '%s\n' "$name"; done)
  [ -z "$missing" ] || say "Not on this machine, so not checked by linking: $missing"
}
check_libraries

# What the desktop reads: menu entry, link and file types, description, icons.
share=$image/lib/share
mkdir -p "$share/icons/hicolor/scalable/apps" "$share/icons/hicolor/512x512/apps"
cp -r packaging/linux/share/. "$share/"
cp packaging/icons/anteroom.svg "$share/icons/hicolor/scalable/apps/dev.anteroom.Anteroom.svg"
cp packaging/icons/anteroom.png "$share/icons/hicolor/512x512/apps/dev.anteroom.Anteroom.png"

# What everything is made of, for those who check it; inside anteroom.jar it is too.
mkdir -p "$share/doc/anteroom"
cp target/classes/META-INF/sbom/application.cdx.json "$share/doc/anteroom/sbom.cdx.json"

if wants tar; then
  say 'Packing the plain image …'
  tar -C "$out" --owner=0 --group=0 -czf "$out/anteroom-$(program_version)-linux-$(uname -m).tar.gz" Anteroom
fi

installer() {
  local type=$1
  shift
  say "Making the .$type …"
  # A .deb is opened again and packed in the end: packing it twice takes minutes.
  DPKG_DEB_COMPRESSOR_TYPE=none "$JAVA_HOME/bin/jpackage" --type "$type" --app-image "$image" --name Anteroom \
    --app-version "$(package_version)" --vendor Anteroom --install-dir /opt --linux-package-name anteroom \
    --description 'Console for the moderator of a video room where guests knock' "$@"
}

# jpackage keeps everything under /opt; menu entry, types and icons belong where the system's own tools watch.
settle_deb() {
  local made=$1 tree=$work/deb
  rm -rf "$tree"
  dpkg-deb -R "$made" "$tree"
  # jpackage copies without the times, and the start-up cache is only used with the very files it was made for.
  same_times "$tree/opt/anteroom"
  mkdir -p "$tree/usr/bin" "$tree/usr/share/doc/anteroom"
  find "$tree" -path '*/share/doc/copyright' -exec mv {} "$tree/usr/share/doc/anteroom/copyright" ';'
  rm -rf "$tree/opt/anteroom/share" "$tree/opt/anteroom/lib/share"
  cp -r "$share/." "$tree/usr/share/"
  ln -s /opt/anteroom/bin/Anteroom "$tree/usr/bin/anteroom"
  rm -f "$tree/DEBIAN/preinst" "$tree/DEBIAN/postinst" "$tree/DEBIAN/prerm" "$tree/DEBIAN/postrm"
  fakeroot dpkg-deb -Zxz --root-owner-group -b "$tree" "$out" >/dev/null
}

if wants deb; then
  installer deb --dest "$work" --linux-app-category video --linux-package-deps "$deb_dependencies" \
    --linux-deb-maintainer "${ANTEROOM_MAINTAINER:-maintainer@anteroom.invalid}"
  settle_deb "$(find "$work" -maxdepth 1 -name '*.deb' -print -quit)"
fi
if wants rpm; then
  installer rpm --dest "$out" --resource-dir packaging/linux/rpm --linux-package-deps "$rpm_dependencies"
fi
if [ -n "${ANTEROOM_SIGNING_KEY:-}" ]; then
  # The key is one of the local keyring, named by its id; its passphrase comes from the agent.
  for file in "$out"/*.deb "$out"/*.rpm "$out"/*.tar.gz; do
    [ -f "$file" ] && gpg --batch --local-user "$ANTEROOM_SIGNING_KEY" --armor --detach-sign "$file"
  done
fi

report_parts "$image/lib/runtime" "$image/lib/app"
report

# macOS: an image (.app), a .dmg and a .pkg. Sourced by packaging/package. Not run yet: no Mac was at hand.

# Apple wants a first number of at least 1.
package_version() { program_version | sed 's/^0\./1./'; }

wanted=("$@")
[ ${#wanted[@]} -gt 0 ] || wanted=(image dmg pkg)
for each in "${wanted[@]}"; do
  case $each in image | dmg | pkg) ;; *) fail "On macOS packaging/package makes image, dmg and pkg, not $each." ;; esac
done

# Signing reads its names from the environment; the keys are in the keychain.
signing=()
if [ -n "${ANTEROOM_MAC_SIGNING_NAME:-}" ]; then
  signing=(--mac-sign --mac-signing-key-user-name "$ANTEROOM_MAC_SIGNING_NAME"
    --mac-package-signing-prefix dev.anteroom. --mac-entitlements packaging/mac/anteroom.entitlements)
fi

image=$out/Anteroom.app
build_program
build_image --icon packaging/icons/anteroom.icns --mac-package-identifier dev.anteroom.Anteroom \
  --resource-dir packaging/mac/resources
train "$image/Contents/MacOS/Anteroom" "$image/Contents/app/anteroom.aot"

for type in dmg pkg; do
  case " ${wanted[*]} " in
    *" $type "*)
      say "Making the .$type …"
      "$JAVA_HOME/bin/jpackage" --type "$type" --app-image "$image" --name Anteroom \
        --app-version "$(package_version)" --vendor Anteroom --dest "$out" \
        --file-associations packaging/anteroom-file.properties ${signing[@]+"${signing[@]}"}
      ;;
  esac
done
if [ -n "${ANTEROOM_MAC_NOTARY_PROFILE:-}" ]; then
  for file in "$out"/*.dmg "$out"/*.pkg; do
    [ -f "$file" ] || continue
    xcrun notarytool submit "$file" --keychain-profile "$ANTEROOM_MAC_NOTARY_PROFILE" --wait
    xcrun stapler staple "$file"
  done
fi

report_parts "$image/Contents/runtime/Contents/Home" "$image/Contents/app"
report

#!/usr/bin/env bash
# Makes a .deb of an app-image with dpkg-deb.
#
# Not with `jpackage --type deb`: its package installs the menu entry by running xdg-desktop-menu,
# which fails on a machine that has no desktop yet and leaves the package half configured. Here menu
# entry, link scheme and icons are ordinary files of the package; dpkg's triggers make them known.
#
#   deb.sh IMAGE VERSION OUT_DIR
set -euo pipefail

image=$1 version=$2 out=$3
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(cd "$here/../.." && pwd)
architecture=$(dpkg --print-architecture)
tree=$out/deb
# dpkg-deb would clamp the jars' times to it, and the AOT cache is bound to these times.
unset SOURCE_DATE_EPOCH
umask 022

rm -rf "$tree"
mkdir -p "$tree"/{DEBIAN,opt,usr/bin} "$tree"/usr/share/{applications,doc/matinee}
cp -a "$image" "$tree/opt/matinee"
ln -s /opt/matinee/bin/matinee "$tree/usr/bin/matinee"
install -m 644 "$here/matinee.desktop" "$tree/usr/share/applications/"
for size in 16 24 32 48 64 128 256 512; do
  install -D -m 644 "$here/../icons/matinee-$size.png" "$tree/usr/share/icons/hicolor/${size}x$size/apps/matinee.png"
done
install -D -m 644 "$here/../icons/matinee.svg" "$tree/usr/share/icons/hicolor/scalable/apps/matinee.svg"
install -m 644 "$here/copyright" "$root/NOTICE" "$root/THIRD-PARTY.md" "$tree/usr/share/doc/matinee/"

(cd "$tree" && find opt usr -type f -print0 | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
sed -e "s/@VERSION@/$version/; s/@ARCHITECTURE@/$architecture/; s/@SIZE@/$(du -sk --exclude=DEBIAN "$tree" | cut -f1)/" \
  "$here/control" >"$tree/DEBIAN/control"
dpkg-deb --root-owner-group --build "$tree" "$out/matinee_${version}_$architecture.deb" >/dev/null
rm -rf "$tree"

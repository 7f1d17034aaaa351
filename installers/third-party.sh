#!/usr/bin/env bash
# Writes THIRD-PARTY.md: what we ship that others wrote, and under which licence. Run it after a
# dependency changed. Fails when something comes under a licence that is not on the list below.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
root=$(dirname "$here")
list=$here/target/licences

"${MAVEN:-$root/mvnw}" -f "$root/pom.xml" -B -q package \
  org.codehaus.mojo:license-maven-plugin:2.7.0:aggregate-add-third-party \
  -pl .,shared-protocol,signaling-server,client-desktop -Dmaven.test.skip -Djacoco.skip -Dspotless.check.skip \
  -Dlicense.includedScopes=compile,runtime -Dlicense.excludedGroups=app.matinee -Dlicense.outputDirectory="$list"

# `(licence) (licence) name (group:artifact:version - url)`: several licences mean a choice.
rows=$(sed -n 's/^ *\((.*)\) .* (\([^ :]*\):\([^ :]*\):\([^ ]*\) - .*)$/\1\t\2:\3\t\4/p' "$list/THIRD-PARTY.txt" | sed \
  -e 's/(The Apache Software License, [Vv]ersion 2.0)/(Apache-2.0)/; s/(The Apache License, Version 2.0)/(Apache-2.0)/; s/(Apache License, Version 2.0)/(Apache-2.0)/' \
  -e 's/(Eclipse Public License - v \([12]\).0)/(EPL-\1.0)/; s/(GNU Lesser General Public License)/(LGPL-2.1)/' \
  -e 's/(The MIT License (MIT))/(MIT)/; s/(The MIT License)/(MIT)/; s/(MIT License)/(MIT)/' \
  -e 's/(The 3-Clause BSD License)/(BSD-3-Clause)/; s/(GPLv2+CE)/(GPL-2.0 with Classpath exception)/; s/(Public Domain)/(public domain)/')
[ -n "$rows" ] || { echo "no dependencies found in $list/THIRD-PARTY.txt" >&2 && exit 1; }

refused=$(printf '%s\n' "$rows" |
  grep -vE '^[^	]*\((Apache-2\.0|MIT|BSD-[23]-Clause|Bouncy Castle Licence|EPL-[12]\.0|public domain|GPL-2\.0 with Classpath exception)\)' || true)
[ -z "$refused" ] || { printf 'a licence we do not take:\n%s\n' "$refused" >&2 && exit 1; }

{
  cat <<'TEXT'
# Software by others in the programs we ship

Made by `installers/third-party.sh`; several licences in one row mean that any of them may be chosen.
The installers also carry a Java runtime (Eclipse Temurin 25, GPL-2.0 with Classpath exception; its
own notices are in the runtime's `legal` folder). JavaFX's media library contains GStreamer parts
under LGPL-2.1 as separate shared libraries. Pictures and fonts: see NOTICE.

| library | version | licence |
|---|---|---|
TEXT
  printf '%s\n' "$rows" | LC_ALL=C sort -t'	' -k2 -u | awk -F'\t' '{ gsub(/\) \(/, " or ", $1); gsub(/^\(|\)$/, "", $1); printf "| %s | %s | %s |\n", $2, $3, $1 }'
} >"$root/THIRD-PARTY.md"
printf 'THIRD-PARTY.md: %s libraries\n' "$(grep -c '^| .*:' "$root/THIRD-PARTY.md")"

# shellcheck shell=bash
# Finds JDK 25, or gets it.

# Exports JAVA_HOME and JAVA25_HOME; the second is where the build's toolchain looks for a JDK in an
# unusual place.
jdk_require() {
  local home
  home=$(jdk_find) || { jdk_install && home=$(jdk_find); } ||
    die "Matinee needs JDK 25: get it from https://adoptium.net and set JAVA_HOME to its folder."
  export JAVA_HOME=$home JAVA25_HOME=$home
  # shellcheck disable=SC2034 # the launcher starts programs with it
  JAVA=$JAVA_HOME/bin/java
}

jdk_find() {
  local home
  while IFS= read -r home; do
    if jdk_is_25 "$home"; then
      printf '%s\n' "$home"
      return 0
    fi
  done < <(jdk_candidates)
  return 1
}

jdk_candidates() {
  local home
  printf '%s\n' "${JAVA_HOME:-}" "${JAVA25_HOME:-}"
  for home in /usr/lib/jvm/*25* "$HOME"/.jdks/*25* "$HOME"/.sdkman/candidates/java/25*; do printf '%s\n' "$home"; done
  if [ -x /usr/libexec/java_home ]; then /usr/libexec/java_home -v 25 2>/dev/null; fi
  if on_linux && have java; then dirname "$(dirname "$(readlink -f "$(command -v java)")")"; fi
}

# The `release` file answers without starting a JVM. A JRE will not do: the build compiles.
jdk_is_25() {
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && grep -Eq '^JAVA_VERSION="25["._+-]' "$1/release" 2>/dev/null
}

jdk_install() {
  local package
  may_install || return 1
  packages_refresh
  for package in openjdk-25-jdk temurin-25-jdk; do
    if package_known "$package"; then
      say "installing $package"
      packages_install "$package" && return 0
    fi
  done
  return 1
}

# Sourced by mvnw and plait. Sets and exports JAVA_HOME to a JDK that is new enough.
#
# JAVA_HOME itself wins when it will do; otherwise a JDK of exactly the wanted version is taken before a
# newer one. Versions are read from each JDK's "release" file, so the search starts no process but one readlink.

jdk_wanted=25

# jdk_version DIR: sets $version to the feature version of the JDK in DIR, 0 when there is none.
jdk_version() {
  version=0
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r key value; do
    if [ "$key" = JAVA_VERSION ]; then
      value=${value#\"}
      version=${value%%[!0-9]*}
      break
    fi
  done <"$1/release"
  [ -n "$version" ] || version=0
}

# find_jdk: sets JAVA_HOME, or explains on stderr what is missing and returns 1.
find_jdk() {
  jdk_version "${JAVA_HOME:-}"
  if [ "$version" -ge "$jdk_wanted" ]; then
    export JAVA_HOME
    return 0
  fi

  siblings=/usr/lib/jvm
  default_tool=$(command -v javac || command -v java) &&
    default_tool=$(readlink -f "$default_tool") &&
    siblings=${default_tool%/*/bin/*}
  jdk_folders=$siblings
  [ "$siblings" = /usr/lib/jvm ] || jdk_folders="$siblings, /usr/lib/jvm"

  newer=
  user=${HOME:-/nonexistent}
  for home in "$siblings"/* /usr/lib/jvm/* "$user"/.sdkman/candidates/java/* "$user"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    jdk_version "$home"
    if [ "$version" -eq "$jdk_wanted" ]; then
      JAVA_HOME=$home
      export JAVA_HOME
      return 0
    fi
    [ "$version" -gt "$jdk_wanted" ] && newer=$home
  done

  if [ -n "$newer" ]; then
    JAVA_HOME=$newer
    export JAVA_HOME
    return 0
  fi
  explain_missing_jdk >&2
  return 1
}

explain_missing_jdk() {
  echo "No JDK $jdk_wanted or newer was found (a JDK with javac, not a JRE)."
  echo "Looked in: JAVA_HOME (${JAVA_HOME:-not set}), $jdk_folders, ~/.sdkman/candidates/java, ~/.jdks,"
  echo "/Library/Java/JavaVirtualMachines."
  echo "Install one, for example:"
  echo "  Debian, Ubuntu   apt install openjdk-$jdk_wanted-jdk-headless   (or temurin-$jdk_wanted-jdk of Adoptium)"
  echo "  Fedora           dnf install java-$jdk_wanted-openjdk-devel"
  echo "  macOS            brew install --cask temurin@$jdk_wanted"
  echo "  SDKMAN           sdk install java $jdk_wanted-tem"
  echo "or set JAVA_HOME to the folder of one that is somewhere else."
}

# Sourced by mvnw and plait. Sets and exports JAVA_HOME to a JDK that is new enough.
#
# JAVA_HOME itself wins when it will do; otherwise a JDK of exactly the wanted version is taken before a
# newer one. Versions are read from each JDK's "release" file, so the search starts no process but one readlink.

# Names begin with an underscore, so that no variable that the user has exported changes.
_jdk_wanted=25

# jdk_version DIR: sets $_version to the feature version of the JDK in DIR, 0 when there is none.
jdk_version() {
  _version=0
  [ -n "$1" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  while IFS='=' read -r _key _value; do
    if [ "$_key" = JAVA_VERSION ]; then
      _value=${_value#\"}
      _version=${_value%%[!0-9]*}
      break
    fi
  done <"$1/release"
  [ -n "$_version" ] || _version=0
}

# find_jdk: sets JAVA_HOME, or explains on stderr what is missing and returns 1.
find_jdk() {
  jdk_version "${JAVA_HOME:-}"
  if [ "$_version" -ge "$_jdk_wanted" ]; then
    export JAVA_HOME
    return 0
  fi

  _siblings=/usr/lib/jvm
  _default_tool=$(command -v javac || command -v java) &&
    _default_tool=$(readlink -f "$_default_tool") &&
    _siblings=${_default_tool%/*/bin/*}
  _jdk_folders=$_siblings
  [ "$_siblings" = /usr/lib/jvm ] || _jdk_folders="$_siblings, /usr/lib/jvm"

  _newer=
  _user=${HOME:-/nonexistent}
  for _home in "$_siblings"/* /usr/lib/jvm/* "$_user"/.sdkman/candidates/java/* "$_user"/.jdks/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    jdk_version "$_home"
    if [ "$_version" -eq "$_jdk_wanted" ]; then
      JAVA_HOME=$_home
      export JAVA_HOME
      return 0
    fi
    [ "$_version" -gt "$_jdk_wanted" ] && _newer=$_home
  done

  if [ -n "$_newer" ]; then
    JAVA_HOME=$_newer
    export JAVA_HOME
    return 0
  fi
  explain_missing_jdk >&2
  return 1
}

explain_missing_jdk() {
  echo "No JDK $_jdk_wanted or newer was found (a JDK with javac, not a JRE)."
  echo "Looked in: JAVA_HOME (${JAVA_HOME:-not set}), $_jdk_folders, ~/.sdkman/candidates/java, ~/.jdks,"
  echo "/Library/Java/JavaVirtualMachines."
  echo "Install one, for example:"
  echo "  Debian, Ubuntu   apt install openjdk-$_jdk_wanted-jdk-headless   (or temurin-$_jdk_wanted-jdk of Adoptium)"
  echo "  Fedora           dnf install java-$_jdk_wanted-openjdk-devel"
  echo "  macOS            brew install --cask temurin@$_jdk_wanted"
  echo "  SDKMAN           sdk install java $_jdk_wanted-tem"
  echo "or set JAVA_HOME to the folder of one that is somewhere else."
}

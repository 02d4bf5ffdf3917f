# Read by the scripts beside it: builds the benchmarks. They set root before.
. "$root/config/find-jdk.sh"
find_jdk || exit 1
cd "$root"

build() {
  log=$(mktemp)
  trap 'rm -f "$log"' EXIT
  if ! ./mvnw -B -pl bench -am package -DskipTests >"$log" 2>&1; then
    cat "$log" >&2
    exit 1
  fi
  rm -f "$log"
}

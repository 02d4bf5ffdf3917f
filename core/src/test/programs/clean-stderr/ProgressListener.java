import module plait;

void main() {
  Progress.listener(state -> {});
  try (var bytes = Progress.bar("bytes", -1)) {
    for (var item : Progress.of(List.of("a", "b"), "items")) bytes.add(item.length());
  }
  IO.println("done");
}

import module plait;

void main() {
  IO.println("done");
}

import org.jspecify.annotations.NullMarked;

/** The command line of Plait. It exports nothing: its interface is the command {@code plait}. */
@NullMarked
module plait.cli {
  requires static org.jspecify;
  requires info.picocli;
  requires jdk.compiler;
  requires jdk.management;

  opens plait.cli to
      info.picocli;
}

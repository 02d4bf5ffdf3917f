package plait.cli.program;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.UUID;

/**
 * What lets the launcher script start a program without asking anybody: where its classes are, and
 * everything they depend on. In this order:
 *
 * <pre>
 * six lines of {@link Heading}
 * the program's folder in the cache
 * the main class
 * S folder      a folder of sources, and on the next line their names, each ended by a slash
 * N path        a path at which there must be nothing
 * C folder      a folder of classes, in which nothing may be newer than this note
 * (an empty line)
 * what sha256sum prints for every file that was read and every class that was written;
 * the last is the jar of module plait, so that the script knows that it has seen all
 * </pre>
 */
final class Note {
  /** What changed this recently counts as newer than the note: file times are coarse. */
  private static final long CAUTION_SECONDS = 2;

  private final Heading heading;
  private final Program program;
  private final Inputs inputs;

  Note(Heading heading, Program program, Inputs inputs) {
    this.heading = heading;
    this.program = program;
    this.inputs = inputs;
  }

  /** Writes the note at one stroke: a reader sees an old one or all of this one. */
  void write(Path file, Instant lookedAt) throws IOException {
    Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
    Path draft = folder.resolve(".draft-" + UUID.randomUUID());
    try {
      try (FileChannel out =
          FileChannel.open(draft, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
        ByteBuffer content = nativeCharset().encode(text());
        while (content.hasRemaining()) {
          out.write(content);
        }
        out.force(true);
      }
      Files.setLastModifiedTime(draft, FileTime.from(lookedAt.minusSeconds(CAUTION_SECONDS)));
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private String text() throws IOException {
    StringBuilder text = new StringBuilder(heading.text());
    text.append(program.entry()).append('\n').append(program.main()).append('\n');
    inputs
        .sourceFolders()
        .forEach((folder, names) -> {
          text.append("S ").append(folder).append('\n');
          names.forEach(name -> text.append(name.replace('\n', ' ')).append('/'));
          text.append('\n');
        });
    inputs.missing().forEach(path -> text.append("N ").append(path).append('\n'));
    inputs.classFolders().forEach(folder -> text.append("C ").append(folder).append('\n'));
    text.append('\n');
    Path last = heading.java().plaitJar();
    inputs.files().entrySet().stream()
        .filter(file -> !file.getKey().equals(last))
        .forEach(file -> sum(text, file.getKey(), file.getValue()));
    for (Path file : Folders.filesIn(program.entry().resolve("classes"))) {
      sum(text, file, Sha256.of(file));
    }
    sum(text, last, inputs.files().getOrDefault(last, ""));
    return text.toString();
  }

  private static void sum(StringBuilder text, Path file, String sha256) {
    text.append(sha256).append("  ").append(file).append('\n');
  }

  /** The characters of file names, in which the script reads this. */
  private static Charset nativeCharset() {
    return Charset.forName(System.getProperty("sun.jnu.encoding", "UTF-8"));
  }
}

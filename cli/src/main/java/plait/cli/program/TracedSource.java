package plait.cli.program;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import javax.tools.ForwardingJavaFileObject;
import javax.tools.JavaFileObject;

/**
 * A source that notes the hash of the very bytes that the compiler gets, so that no later change
 * slips in.
 */
final class TracedSource extends ForwardingJavaFileObject<JavaFileObject> {
  /** The source is not in UTF-8. */
  static final class Undecodable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Undecodable(Path source, CharacterCodingException cause) {
      super(source + " is not in UTF-8", cause);
    }
  }

  private final Path path;
  private final Inputs inputs;

  TracedSource(JavaFileObject source, Path path, Inputs inputs) {
    super(source);
    this.path = path;
    this.inputs = inputs;
  }

  JavaFileObject untraced() {
    return fileObject;
  }

  @Override
  public CharSequence getCharContent(boolean ignoreEncodingErrors) throws IOException {
    byte[] content;
    try (InputStream in = fileObject.openInputStream()) {
      content = in.readAllBytes();
    }
    inputs.file(path, Sha256.of(content));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException e) {
      throw new Undecodable(path, e);
    }
  }
}

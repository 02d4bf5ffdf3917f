package plait.internal.wire;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Writes and reads the lines of stack traces, so that they print as they did. */
final class Traces {
  private Traces() {}

  static void write(Encoder out, StackTraceElement line) {
    String module = line.getModuleName();
    String loader = line.getClassLoaderName();
    out.string(line.getClassName());
    out.string(line.getMethodName());
    out.write(line.getFileName());
    out.putNear(line.getLineNumber());
    out.write(isBuiltIn(loader) ? null : loader);
    out.write(module);
    out.write(isOfJdk(module) ? null : line.getModuleVersion());
  }

  /**
   * Loaders whose names a printed line leaves out; a line made by a constructor would print them.
   */
  private static boolean isBuiltIn(@Nullable String loader) {
    return "app".equals(loader) || "platform".equals(loader) || "boot".equals(loader);
  }

  private static boolean isOfJdk(@Nullable String module) {
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }

  static StackTraceElement read(Decoder in) throws IOException {
    String type = in.string();
    String method = in.string();
    String file = in.stringOrNull();
    int line = in.body().readNearInt();
    String loader = in.stringOrNull();
    String module = in.stringOrNull();
    return new StackTraceElement(loader, module, in.stringOrNull(), type, method, file, line);
  }
}

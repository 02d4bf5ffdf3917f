package plait.internal.progress;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The program's own stream, with room made among the bars for whatever is printed. Every call makes
 * one call of the original, so that encoding, flushing, atomicity and overridden methods stay what
 * they are; no lock is held meanwhile. When no bars are open it adds next to nothing, so a program
 * may keep it.
 */
@SuppressWarnings("AnnotateFormatMethod") // overrides what the JDK does not annotate either
final class PrintedAbove extends PrintStream {
  private final PrintStream original;
  private final Screen screen;

  PrintedAbove(PrintStream original, Screen screen) {
    super(OutputStream.nullOutputStream());
    this.original = original;
    this.screen = screen;
  }

  PrintStream original() {
    return original;
  }

  private void print(Runnable printing, boolean endsInLine) {
    screen.print();
    try {
      printing.run();
    } finally {
      screen.printed(endsInLine);
    }
  }

  private void printText(Runnable printing, CharSequence text) {
    if (text.isEmpty()) {
      printing.run();
    } else {
      print(printing, text.charAt(text.length() - 1) != '\n');
    }
  }

  private void printBytes(Runnable printing, byte[] bytes, int offset, int length) {
    if (length <= 0 || offset < 0 || length > bytes.length - offset) {
      printing.run(); // nothing, or the original says what is wrong
    } else {
      print(printing, bytes[offset + length - 1] != '\n');
    }
  }

  @Override
  public void print(boolean value) {
    printText(() -> original.print(value), String.valueOf(value));
  }

  @Override
  public void println(boolean value) {
    print(() -> original.println(value), false);
  }

  @Override
  public void print(char letter) {
    printText(() -> original.print(letter), String.valueOf(letter));
  }

  @Override
  public void println(char letter) {
    print(() -> original.println(letter), false);
  }

  @Override
  public void print(int value) {
    printText(() -> original.print(value), String.valueOf(value));
  }

  @Override
  public void println(int value) {
    print(() -> original.println(value), false);
  }

  @Override
  public void print(long value) {
    printText(() -> original.print(value), String.valueOf(value));
  }

  @Override
  public void println(long value) {
    print(() -> original.println(value), false);
  }

  @Override
  public void print(float value) {
    printText(() -> original.print(value), String.valueOf(value));
  }

  @Override
  public void println(float value) {
    print(() -> original.println(value), false);
  }

  @Override
  public void print(double value) {
    printText(() -> original.print(value), String.valueOf(value));
  }

  @Override
  public void println(double value) {
    print(() -> original.println(value), false);
  }

  @Override
  public void print(char[] text) {
    printText(() -> original.print(text), String.valueOf(text));
  }

  @Override
  public void println(char[] text) {
    print(() -> original.println(text), false);
  }

  @Override
  public void print(@Nullable String text) {
    printText(() -> original.print(text), String.valueOf(text));
  }

  @Override
  public void println(@Nullable String text) {
    print(() -> original.println(text), false);
  }

  @Override
  public void print(@Nullable Object object) {
    print(String.valueOf(object));
  }

  @Override
  public void println(@Nullable Object object) {
    println(String.valueOf(object));
  }

  @Override
  public void println() {
    print(original::println, false);
  }

  @Override
  public PrintStream format(String format, @Nullable Object... arguments) {
    return formatted(
        () -> String.format(Locale.getDefault(Locale.Category.FORMAT), format, arguments));
  }

  @Override
  public PrintStream format(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    return formatted(() -> String.format(locale, format, arguments));
  }

  @Override
  public PrintStream printf(String format, @Nullable Object... arguments) {
    return format(format, arguments);
  }

  @Override
  public PrintStream printf(@Nullable Locale locale, String format, @Nullable Object... arguments) {
    return format(locale, format, arguments);
  }

  private PrintStream formatted(Supplier<String> text) {
    print(text.get());
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text) {
    print(String.valueOf(text));
    return this;
  }

  @Override
  public PrintStream append(@Nullable CharSequence text, int start, int end) {
    return append(Objects.requireNonNullElse(text, "null").subSequence(start, end));
  }

  @Override
  public PrintStream append(char letter) {
    print(letter);
    return this;
  }

  @Override
  public void write(int oneByte) {
    print(() -> original.write(oneByte), oneByte != '\n');
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    printBytes(() -> original.write(bytes, offset, length), bytes, offset, length);
  }

  @Override
  public void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void writeBytes(byte[] bytes) {
    write(bytes, 0, bytes.length);
  }

  @Override
  public void flush() {
    original.flush();
  }

  @Override
  public void close() {
    original.close();
  }

  @Override
  public boolean checkError() {
    return original.checkError();
  }

  @Override
  public Charset charset() {
    return original.charset();
  }
}

package plait.internal.ship;

import java.net.URL;
import java.security.CodeSource;
import org.jspecify.annotations.Nullable;

/** Which classes every JVM with Plait has by itself: those of the JDK and of Plait. */
final class Everywhere {
  private static final ClassLoader PLATFORM = ClassLoader.getPlatformClassLoader();
  private static final ClassLoader PLAIT = loaderOfPlait();

  private Everywhere() {}

  /** The loader that has all these classes, and on the parent's side perhaps more. */
  static ClassLoader loader() {
    return PLAIT;
  }

  /** In a worker Plait is beside the JDK's own classes, and that loader has not all of the JDK. */
  private static ClassLoader loaderOfPlait() {
    ClassLoader loader = Everywhere.class.getClassLoader();
    return loader == null ? ClassLoader.getSystemClassLoader() : loader;
  }

  static boolean has(Class<?> type, ClassLoader loader) {
    return loader == PLATFORM || isOfJdk(type) || isOfPlait(type, loader);
  }

  /** Some modules of the JDK, such as its compiler, belong to the loader of the class path. */
  private static boolean isOfJdk(Class<?> type) {
    if (!type.getModule().isNamed()) {
      return false;
    }
    URL place = place(type);
    return place != null
        && place.getProtocol().equals("jrt")
        && (place.getPath().startsWith("/java.") || place.getPath().startsWith("/jdk."));
  }

  /** A name alone does not tell: tests of Plait share its packages, but not its jar. */
  private static boolean isOfPlait(Class<?> type, ClassLoader loader) {
    return loader == PLAIT && type.getName().startsWith("plait.") && isBesidePlait(type, loader);
  }

  private static boolean isBesidePlait(Class<?> type, ClassLoader loader) {
    URL place = place(type);
    URL ownPlace = place(Everywhere.class);
    if (place != null && ownPlace != null) {
      return place.toString().equals(ownPlace.toString());
    }
    String path = ClassBytes.path(type.getName());
    String ownPath = ClassBytes.path(Everywhere.class.getName());
    URL url = loader.getResource(path);
    URL own = loader.getResource(ownPath);
    return url != null && own != null && root(url, path).equals(root(own, ownPath));
  }

  private static String root(URL url, String path) {
    String text = url.toString();
    return text.endsWith(path) ? text.substring(0, text.length() - path.length()) : text;
  }

  static @Nullable URL place(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    return source == null ? null : source.getLocation();
  }
}

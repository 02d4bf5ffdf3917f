package plait.internal.ship;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleReader;
import java.lang.module.ModuleReference;
import java.lang.module.ResolvedModule;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import org.jspecify.annotations.Nullable;

/** Reads resources for a worker, from loaders only, and none of the JDK's. */
final class ResourceAnswers {
  private static final int MOST_OF_A_NAME = 10_000;
  private static final int LARGEST_CLASS = 16 << 20;

  private final ShippingAccount account;

  ResourceAnswers(ShippingAccount account) {
    this.account = account;
  }

  byte[] answer(ClassLoader loader, @Nullable ModuleLayer layer, ResourceRequest request)
      throws IOException, RefusedException {
    if (!isClass(request.path())) {
      account.resource();
    }
    if (request.index() == ResourceRequest.ALL) {
      int count = ofProgram(loader, request.path()).size();
      return new ShipmentWriter().tag(Shipment.COUNT).number(count).toBytes();
    }
    byte[] content = content(loader, layer, request);
    if (content == null) {
      return new ShipmentWriter().tag(Shipment.NONE).toBytes();
    }
    if (isClass(request.path())) {
      account.classBytes(content.length);
    } else {
      account.resourceBytes(content.length);
    }
    return new ShipmentWriter().tag(Shipment.CONTENT).block(content).toBytes();
  }

  /** Workers of workers ask for classes in this way. */
  private static boolean isClass(String path) {
    return path.endsWith(".class");
  }

  private byte @Nullable [] content(
      ClassLoader loader, @Nullable ModuleLayer layer, ResourceRequest request)
      throws IOException, RefusedException {
    if (request.index() == 0) {
      byte[] own = ofModule(loader, layer, request.path());
      if (own != null) {
        return own;
      }
      byte[] first = first(loader, request.path());
      if (first != null) {
        return first;
      }
    }
    List<URL> all = ofProgram(loader, request.path());
    return request.index() < all.size() ? read(all.get(request.index()), request.path()) : null;
  }

  /** Most loaders give the stream of what they have in memory, but not all an address of it. */
  private byte @Nullable [] first(ClassLoader loader, String path)
      throws IOException, RefusedException {
    URL url = loader.getResource(path);
    if (url != null) {
      return isOfProgram(url) ? read(url, path) : null;
    }
    try (InputStream in = loader.getResourceAsStream(path)) {
      return in == null ? null : limited(in, path);
    }
  }

  private static List<URL> ofProgram(ClassLoader loader, String path) throws IOException {
    List<URL> found = new ArrayList<>();
    Enumeration<URL> all = loader.getResources(path);
    while (all.hasMoreElements() && found.size() < MOST_OF_A_NAME) {
      URL url = all.nextElement();
      if (isOfProgram(url)) {
        found.add(url);
      }
    }
    return found;
  }

  /** The JDK's the worker has itself; and a folder is not a resource, though Java can list it. */
  private static boolean isOfProgram(URL url) {
    return switch (url.getProtocol()) {
      case "jrt" -> false;
      case "file" -> new File(URI.create(url.toString())).isFile();
      default -> true;
    };
  }

  private byte @Nullable [] read(URL url, String path) throws IOException, RefusedException {
    URLConnection connection = url.openConnection();
    connection.setUseCaches(false); // which would keep a jar open
    if (connection instanceof JarURLConnection jar && isFolder(jar)) {
      jar.getJarFile().close(); // this connection's own
      return null;
    }
    try (InputStream in = connection.getInputStream()) {
      return limited(in, path);
    }
  }

  private static boolean isFolder(JarURLConnection connection) throws IOException {
    JarEntry entry = connection.getJarEntry();
    return entry == null || entry.isDirectory();
  }

  private byte[] limited(InputStream in, String path) throws IOException, RefusedException {
    int limit = isClass(path) ? LARGEST_CLASS : account.resourceSize();
    byte[] bytes = in.readNBytes(limit + 1);
    if (bytes.length > limit) {
      throw new RefusedException("the resource is larger than " + limit + " bytes");
    }
    return bytes;
  }

  /** What a named module keeps to its own classes, which the task is one of. */
  private byte @Nullable [] ofModule(ClassLoader loader, @Nullable ModuleLayer layer, String path)
      throws IOException, RefusedException {
    int slash = path.lastIndexOf('/');
    if (layer == null || slash < 0) {
      return null;
    }
    String packageName = path.substring(0, slash).replace('/', '.');
    for (Module module : layer.modules()) {
      if (module.getClassLoader() == loader && module.getPackages().contains(packageName)) {
        return ofModule(module, layer, path);
      }
    }
    return null;
  }

  private byte @Nullable [] ofModule(Module module, ModuleLayer layer, String path)
      throws IOException, RefusedException {
    Optional<ResolvedModule> resolved = layer.configuration().findModule(module.getName());
    if (resolved.isEmpty() || isOfJdk(resolved.get().reference())) {
      return null;
    }
    try (ModuleReader reader = resolved.get().reference().open()) {
      Optional<InputStream> in = isFolder(reader, path) ? Optional.empty() : reader.open(path);
      if (in.isEmpty()) {
        return null;
      }
      try (InputStream stream = in.get()) {
        return limited(stream, path);
      }
    }
  }

  private static boolean isFolder(ModuleReader reader, String path) throws IOException {
    return reader.find(path).map(URI::toString).filter(uri -> uri.endsWith("/")).isPresent();
  }

  private static boolean isOfJdk(ModuleReference reference) {
    return reference.location().map(URI::getScheme).filter("jrt"::equals).isPresent();
  }
}

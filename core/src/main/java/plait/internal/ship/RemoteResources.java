package plait.internal.ship;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Resources of the parent program in a worker; of the JDK's, the worker has its own. */
final class RemoteResources {
  private static final ClassLoader JDK = ClassLoader.getPlatformClassLoader();

  private RemoteResources() {}

  static @Nullable InputStream stream(RemoteClassLoader loader, String path) {
    try {
      byte[] content = content(loader, new ResourceRequest(0, path));
      return content != null ? new ByteArrayInputStream(content) : JDK.getResourceAsStream(path);
    } catch (IOException unavailable) {
      return null;
    }
  }

  static @Nullable URL first(RemoteClassLoader loader, String path) {
    try {
      ResourceRequest request = new ResourceRequest(0, path);
      return content(loader, request) != null
          ? RemoteResource.url(loader, request)
          : JDK.getResource(path);
    } catch (IOException unavailable) {
      return null;
    }
  }

  static Enumeration<URL> all(RemoteClassLoader loader, String path) throws IOException {
    List<URL> all = new ArrayList<>(Collections.list(JDK.getResources(path)));
    ShipmentReader answer = loader.ask(new ResourceRequest(ResourceRequest.ALL, path).question());
    if (answer.tag() == Shipment.COUNT) {
      int count = answer.number();
      for (int i = 0; i < count; i++) {
        all.add(RemoteResource.url(loader, new ResourceRequest(i, path)));
      }
    }
    return Collections.enumeration(all);
  }

  /**
   * What the parent has under that path, or null.
   *
   * @throws IOException if it is refused, or the parent is gone
   */
  static byte @Nullable [] content(RemoteClassLoader loader, ResourceRequest request)
      throws IOException {
    ShipmentReader answer = loader.ask(request.question());
    return switch (answer.tag()) {
      case Shipment.CONTENT -> answer.block();
      case Shipment.REFUSED -> throw new IOException(request.path() + ": " + answer.text());
      default -> null;
    };
  }
}

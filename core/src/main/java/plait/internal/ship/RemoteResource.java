package plait.internal.ship;

import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import org.jspecify.annotations.Nullable;

/** A resource of the parent program, behind a URL that works in this worker. */
final class RemoteResource extends URLConnection {
  private final RemoteClassLoader loader;
  private final ResourceRequest request;
  private byte @Nullable [] content;

  private RemoteResource(URL url, RemoteClassLoader loader, ResourceRequest request) {
    super(url);
    this.loader = loader;
    this.request = request;
  }

  static URL url(RemoteClassLoader loader, ResourceRequest request) throws IOException {
    try {
      String host = "loader" + loader.number();
      URI address = new URI("plait", host, request.question(), null);
      return URL.of(address, new Opening(loader, request));
    } catch (URISyntaxException e) {
      throw new IOException("No address can be made of " + request.path(), e);
    }
  }

  private static final class Opening extends URLStreamHandler {
    private final RemoteClassLoader loader;
    private final ResourceRequest request;

    Opening(RemoteClassLoader loader, ResourceRequest request) {
      this.loader = loader;
      this.request = request;
    }

    @Override
    protected URLConnection openConnection(URL url) {
      return new RemoteResource(url, loader, request);
    }
  }

  @Override
  public void connect() throws IOException {
    fetched();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new ByteArrayInputStream(fetched());
  }

  @Override
  public long getContentLengthLong() {
    try {
      return fetched().length;
    } catch (IOException unknown) {
      return -1;
    }
  }

  private byte[] fetched() throws IOException {
    byte[] known = content;
    if (known == null) {
      known = RemoteResources.content(loader, request);
      if (known == null) {
        throw new FileNotFoundException(url.toString());
      }
      content = known;
      connected = true;
    }
    return known;
  }
}

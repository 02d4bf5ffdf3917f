// uses: io.netty:netty-transport:4.2.18.Final io.netty:netty-handler:4.2.18.Final
// io.netty:netty-codec-base:4.2.18.Final

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.HashedWheelTimer;
import io.netty.util.concurrent.DefaultEventExecutorGroup;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Netty: an echo server on the loopback interface, clients, promises, a timer, pooled buffers. */
public class NettyEcho {
  static int rounds;

  public static void main(String[] args) throws Exception {
    rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    EventLoopGroup loops = new MultiThreadIoEventLoopGroup(4, NioIoHandler.newFactory());
    try {
      echo(loops);
      promises();
      timer();
      buffers();
    } finally {
      loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
    }
  }

  static void echo(EventLoopGroup loops) throws Exception {
    Channel server =
        new ServerBootstrap()
            .group(loops)
            .channel(NioServerSocketChannel.class)
            .childHandler(pipeline(new Echo[0]))
            .bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .sync()
            .channel();
    int clients = 4;
    List<Channel> channels = new ArrayList<>();
    List<Client> handlers = new ArrayList<>();
    for (int i = 0; i < clients; i++) {
      Client client = new Client();
      handlers.add(client);
      channels.add(
          new Bootstrap()
              .group(loops)
              .channel(NioSocketChannel.class)
              .handler(pipeline(client))
              .connect(server.localAddress())
              .sync()
              .channel());
    }
    for (int i = 0; i < rounds; i++) {
      for (Channel channel : channels) {
        ByteBuf message = channel.alloc().buffer(8);
        message.writeLong(i);
        channel.writeAndFlush(message);
      }
    }
    for (Client client : handlers) {
      client.all.await();
    }
    for (Channel channel : channels) {
      channel.close().sync();
    }
    server.close().sync();
  }

  static ChannelInitializer<SocketChannel> pipeline(SimpleChannelInboundHandler<ByteBuf>... last) {
    return new ChannelInitializer<>() {
      @Override
      protected void initChannel(SocketChannel channel) {
        channel
            .pipeline()
            .addLast(new IdleStateHandler(30, 30, 30))
            .addLast(new LengthFieldBasedFrameDecoder(1000, 0, 4, 0, 4))
            .addLast(new LengthFieldPrepender(4))
            .addLast(last.length == 0 ? new Echo() : last[0]);
      }
    };
  }

  static class Echo extends SimpleChannelInboundHandler<ByteBuf> {
    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      context.writeAndFlush(message.retain());
    }
  }

  static class Client extends SimpleChannelInboundHandler<ByteBuf> {
    final CountDownLatch all = new CountDownLatch(rounds);
    long next;

    @Override
    protected void channelRead0(ChannelHandlerContext context, ByteBuf message) {
      if (message.readLong() != next++) {
        throw new AssertionError();
      }
      all.countDown();
    }
  }

  static void promises() throws Exception {
    DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(4);
    List<Promise<int[]>> promises = new ArrayList<>();
    CountDownLatch heard = new CountDownLatch(rounds);
    for (int i = 0; i < rounds; i++) {
      Promise<int[]> promise = group.next().newPromise();
      promises.add(promise);
      int n = i;
      promise.addListener(done -> {
        int[] box = (int[]) done.getNow();
        box[0]++;
        heard.countDown();
      });
      group.next().execute(() -> promise.setSuccess(new int[] {n}));
      group.schedule(() -> promise.isDone(), 1, TimeUnit.MILLISECONDS);
    }
    heard.await();
    for (int i = 0; i < rounds; i++) {
      if (promises.get(i).get()[0] != i + 1) {
        throw new AssertionError();
      }
    }
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }

  static void timer() throws Exception {
    HashedWheelTimer timer = new HashedWheelTimer(1, TimeUnit.MILLISECONDS);
    CountDownLatch late = new CountDownLatch(rounds);
    for (int i = 0; i < rounds; i++) {
      var timeout = timer.newTimeout(t -> late.countDown(), i % 20, TimeUnit.MILLISECONDS);
      if (i % 10 == 0 && timeout.cancel()) {
        late.countDown();
      }
    }
    late.await();
    timer.stop();
  }

  /** Made in one thread, released in another. */
  static void buffers() throws Exception {
    DefaultEventExecutorGroup group = new DefaultEventExecutorGroup(4);
    CountDownLatch all = new CountDownLatch(rounds);
    for (int i = 0; i < rounds; i++) {
      int n = i;
      group
          .next()
          .execute(() -> {
            ByteBuf buffer = PooledByteBufAllocator.DEFAULT.buffer(16 + n % 700);
            buffer.writeInt(n);
            group
                .next()
                .execute(() -> {
                  if (buffer.readInt() != n) {
                    throw new AssertionError();
                  }
                  buffer.release();
                  all.countDown();
                });
          });
    }
    all.await();
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync();
  }
}

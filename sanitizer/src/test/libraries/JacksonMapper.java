// uses: com.fasterxml.jackson.core:jackson-databind:2.22.4

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;

/** Jackson: four threads share one mapper that has met none of the types before. */
public class JacksonMapper {
  public static class Order {
    public int number;
    public List<Line> lines;
    public Map<String, Double> prices;
  }

  public static class Line {
    private String name;

    public String getName() {
      return name;
    }

    public void setName(String name) {
      this.name = name;
    }
  }

  public record Pair(String left, int right) {}

  public static void main(String[] args) throws Exception {
    int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 300;
    ObjectMapper mapper = new ObjectMapper();
    Thread[] threads = new Thread[4];
    for (int t = 0; t < threads.length; t++) {
      threads[t] =
          new Thread(() -> {
            try {
              for (int i = 0; i < rounds; i++) {
                String json =
                    "{\"number\":"
                        + i
                        + ",\"lines\":[{\"name\":\"n\"}],\"prices\":{\"k"
                        + i % 30
                        + "\":1.5}}";
                Order order = mapper.readValue(json, Order.class);
                if (order.number != i || !mapper.writeValueAsString(order).equals(json)) {
                  throw new AssertionError(json);
                }
                Pair pair = mapper.readValue("{\"left\":\"a\",\"right\":2}", Pair.class);
                mapper.readTree(mapper.writeValueAsBytes(pair)).get("right").asInt();
              }
            } catch (java.io.IOException e) {
              throw new AssertionError(e);
            }
          });
      threads[t].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}

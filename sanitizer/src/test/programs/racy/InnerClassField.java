// verdict: RACE field InnerClassField$Worker.progress
// about: A thread object's own field is read by main.
import module java.base;

public class InnerClassField {
  static class Worker extends Thread {
    int progress;

    @Override
    public void run() {
      for (int i = 0; i < 10; i++) {
        progress = i;
      }
    }
  }

  public static void main(String[] args) throws Exception {
    Worker worker = new Worker();
    worker.start();
    int seen = worker.progress;
    worker.join();
  }
}

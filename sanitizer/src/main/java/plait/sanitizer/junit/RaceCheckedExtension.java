package plait.sanitizer.junit;

import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/** What {@link RaceChecked} does. */
public final class RaceCheckedExtension
    implements ExecutionCondition, BeforeEachCallback, AfterEachCallback {
  /** The configuration parameter for a JVM without the agent: fail, skip or run. */
  static final String WITHOUT_AGENT = "plait.race.without-agent";

  private static final Namespace OURS = Namespace.create(RaceCheckedExtension.class);
  private static final String HELP =
      "races are not looked for in this JVM. Start it with -javaagent:plait-sanitizer.jar=race, by"
          + " argLine in Surefire or jvmArgs in Gradle, or run the tests with plait check. With the"
          + " configuration parameter "
          + WITHOUT_AGENT
          + "=skip or =run such tests are skipped, or run unchecked.";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    return Watcher.isOn() || !withoutAgent(context).equals("skip")
        ? ConditionEvaluationResult.enabled("")
        : ConditionEvaluationResult.disabled(HELP);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (Watcher.isOn()) {
      context.getStore(OURS).put(context.getUniqueId(), Watcher.mark());
    } else if (withoutAgent(context).equals("fail")) {
      throw new ExtensionConfigurationException("@RaceChecked: " + HELP);
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Object mark = context.getStore(OURS).remove(context.getUniqueId());
    List<String> met = mark == null ? List.of() : Watcher.since(mark);
    if (!met.isEmpty()) {
      String count = met.size() == 1 ? "a data race" : met.size() + " data races";
      throw new AssertionError(count + " in this test\n" + String.join("\n", met));
    }
  }

  private static String withoutAgent(ExtensionContext context) {
    String value = context.getConfigurationParameter(WITHOUT_AGENT).orElse("fail");
    if (!List.of("fail", "skip", "run").contains(value)) {
      throw new ExtensionConfigurationException(
          WITHOUT_AGENT + " is " + value + "; it can be fail, skip or run.");
    }
    return value;
  }
}

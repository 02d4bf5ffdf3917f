/**
 * Tests under the agent. A jar of its own, {@code plait-sanitizer-junit.jar}: the agent's jar is on
 * the boot class path, from where JUnit is not seen.
 */
package plait.sanitizer.junit;

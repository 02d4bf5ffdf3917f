package plait.sanitizer.runtime;

import java.util.List;

/**
 * Advice for code that keeps no rule, though no race need have been seen there.
 *
 * @param kind which rule, in words
 * @param subject what it is about
 * @param lines what was seen
 * @param advice what to do
 */
public record Hint(String kind, String subject, List<String> lines, String advice) {}

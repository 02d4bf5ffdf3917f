package plait.internal.progress;

/**
 * How a line may look.
 *
 * @param width its columns
 * @param colour whether it may be coloured
 * @param blocks whether the bar is made of block characters, else of ASCII
 */
record Style(int width, boolean colour, boolean blocks) {}

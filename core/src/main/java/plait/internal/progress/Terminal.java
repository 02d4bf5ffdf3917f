package plait.internal.progress;

/** The bars on the terminal, and the program's streams that go around them. */
record Terminal(Screen screen, Takeover takeover) implements Display {

  @Override
  public void changed() {
    screen.changed();
  }

  @Override
  public void closed(Bar bar) {
    screen.closed(bar);
  }

  @Override
  public void end() {
    screen.end();
    takeover.giveBack();
  }
}

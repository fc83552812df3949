package dev.anteroom.console.notify;

import java.util.Collection;

/** Writes down what people did with an alert. */
final class WrittenAlerts implements KnockAlert.Listener {
    private final Collection<String> said;

    WrittenAlerts(Collection<String> said) {
        this.said = said;
    }

    @Override
    public void approve(AlertTarget target) {
        said.add("approve " + target.id().value());
    }

    @Override
    public void deny(AlertTarget target) {
        said.add("deny " + target.id().value());
    }

    @Override
    public void open() {
        said.add("open");
    }

    @Override
    public void dismissed() {
        said.add("dismissed");
    }

    @Override
    public void lapsed() {
        said.add("lapsed");
    }
}

package dev.anteroom.practice.relay;

/** Skeleton: takes part in the connection, forwards nothing yet. */
final class Publisher implements Traffic {
    @Override
    public void ready(long now) {}

    @Override
    public void media(byte[] packet, int length, long now) {}

    @Override
    public void control(byte[] packet, int length, long now) {}

    @Override
    public void tick(long now) {}

    @Override
    public void end() {}
}

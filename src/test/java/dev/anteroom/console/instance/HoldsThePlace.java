package dev.anteroom.console.instance;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** A program that is the first until it is killed. */
final class HoldsThePlace {
    private HoldsThePlace() {}

    /**
     * Says "first" when it is, and goes on.
     *
     * @param arguments the place
     */
    public static void main(String[] arguments) throws Exception {
        SingleInstance first =
                SingleInstance.claim(
                                new InstancePlace(Path.of(arguments[0])),
                                new InstanceRequest.Show(),
                                Duration.ofSeconds(20))
                        .orElseThrow();
        first.serve(
                new WindowCalls() {
                    @Override
                    public void show() {}

                    @Override
                    public void open(String linkOrFile) {}
                });
        System.out.println("first");
        new CountDownLatch(1).await();
    }
}

package dev.anteroom.console.lobby;

import static dev.anteroom.console.lobby.RowViews.AT_FIRST;
import static dev.anteroom.console.lobby.RowViews.BEFOREHAND;
import static dev.anteroom.testkit.FxExtension.onFx;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.anteroom.console.fx.StatusLine;
import dev.anteroom.console.fx.Views;
import dev.anteroom.testkit.FakeRoom;
import dev.anteroom.testkit.FxExtension;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.beans.property.SimpleLongProperty;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag("fx")
@ExtendWith(FxExtension.class)
class RowViewsTest {
    private final Deque<Runnable> turns = new ArrayDeque<>();
    private final LobbyModel model =
            new LobbyModel(
                    new FakeRoom(), Runnable::run, new SimpleLongProperty(), new StatusLine());
    private int loaded;
    private final RowViews rows =
            new RowViews(
                    new Views()
                            .register(
                                    AwaitedCellController.class,
                                    () -> {
                                        loaded++;
                                        return new AwaitedCellController(model, System::nanoTime);
                                    }),
                    turns::add);

    @Test
    void eachTurn_makesOneAtMost_andTheyEnd() {
        rows.prepare(() -> {});

        assertEquals(0, loaded);
        for (int i = 1; !turns.isEmpty(); i++) {
            int before = loaded;
            onFx(this::turn);
            assertEquals(i <= BEFOREHAND ? 1 : 0, loaded - before);
        }
        assertEquals(BEFOREHAND, loaded);
    }

    @Test
    void whenThereAreAsManyAsAreInSight_itIsToldOnce() {
        List<Integer> told = new ArrayList<>();
        rows.prepare(() -> told.add(loaded));
        while (!turns.isEmpty()) {
            onFx(this::turn);
        }

        assertEquals(List.of(AT_FIRST), told);
    }

    @Test
    void whoWantsOne_getsAReadyOne_andNobodyTheSame() {
        rows.prepare(() -> {});
        while (!turns.isEmpty()) {
            onFx(this::turn);
        }

        Set<Object> given = new HashSet<>();
        for (int i = 0; i < BEFOREHAND; i++) {
            given.add(onFx(rows::take).root());
        }
        assertEquals(BEFOREHAND, given.size());
        assertEquals(BEFOREHAND, loaded);
        given.add(onFx(rows::take).root());
        assertEquals(BEFOREHAND + 1, given.size());
    }

    @Test
    void rowsThatAreTakenMeanwhile_areNotMadeAgain() {
        rows.prepare(() -> {});
        for (int i = 0; i < BEFOREHAND; i++) {
            onFx(rows::take);
        }
        while (!turns.isEmpty()) {
            onFx(this::turn);
        }

        assertEquals(BEFOREHAND, loaded);
    }

    private Void turn() {
        turns.remove().run();
        return null;
    }
}

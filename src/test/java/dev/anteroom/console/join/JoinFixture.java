package dev.anteroom.console.join;

import dev.anteroom.console.keychain.KeptSecrets;
import dev.anteroom.enx.InvalidTokenException;
import dev.anteroom.network.ServerTrust;
import dev.anteroom.testkit.FakeRoom;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** The join screen's surroundings, all fakes that the test moves by hand. */
final class JoinFixture implements PracticeRooms, RoomConnector, JoinMemory, JoinListener {
    static final String GOOD_TOKEN = "eyJob3N0IjoiMTI3LjAuMC4xOjEifQ==";

    /** The practice room, without a server. */
    static final class FakePractice implements PracticeAccess {
        private volatile boolean simulated;
        private volatile boolean broken;

        void breakDown() {
            broken = true;
        }

        @Override
        public URI guestPage() {
            return URI.create("http://127.0.0.1:41234/guest/?room=5f1c09d2a7");
        }

        @Override
        public boolean hasSimulatedGuests() {
            return simulated;
        }

        @Override
        public CompletionStage<Boolean> simulateGuests(boolean come) {
            if (broken) {
                return CompletableFuture.failedFuture(JoinException.closing());
            }
            simulated = come;
            return CompletableFuture.completedFuture(come);
        }
    }

    final FakePractice practice = new FakePractice();
    final FakeRoom room = new FakeRoom();
    final FakeHosts hosts = new FakeHosts();
    final FakeServers servers = new FakeServers();
    KeptSecrets secrets = KeptSecrets.forgetful();
    final List<String> tokens = new CopyOnWriteArrayList<>();
    final List<String> practiceNames = new CopyOnWriteArrayList<>();
    final List<EnteredRoom> entered = new ArrayList<>();
    final List<JoinFault> failed = new ArrayList<>();
    final List<JoinValues> kept = new ArrayList<>();
    private volatile JoinValues remembered = JoinValues.DEFAULTS;
    private volatile @Nullable JoinException practiceRefusal;
    private volatile @Nullable JoinException tokenRefusal;

    void remember(JoinValues values) {
        remembered = values;
    }

    void refusePractice(int port) {
        practiceRefusal = JoinException.practiceNotStarted(port);
    }

    void refuseToken(InvalidTokenException.Problem problem) {
        tokenRefusal = JoinException.unusableToken(problem);
    }

    void refuseToken(JoinProblem problem) {
        tokenRefusal = new JoinException(problem);
    }

    void acceptToken() {
        tokenRefusal = null;
    }

    JoinStores stores() {
        return new JoinStores(this, hosts, servers, secrets);
    }

    /** Hosts that were confirmed. */
    static final class FakeHosts implements HostMemory {
        final List<String> confirmed = new CopyOnWriteArrayList<>();

        @Override
        public List<String> confirmed() {
            return List.copyOf(confirmed);
        }

        @Override
        public void confirm(String host) {
            confirmed.add(host);
        }
    }

    /** Servers that are remembered. */
    static final class FakeServers implements ServerMemory {
        volatile List<KnownServer> kept = List.of();

        @Override
        public List<KnownServer> recall() {
            return kept;
        }

        @Override
        public void keep(List<KnownServer> servers) {
            kept = List.copyOf(servers);
        }
    }

    Joiner joiner(ApplicationServerClient server, Executor background) {
        return new Joiner(this, server, this, background);
    }

    JoinModel model(Executor background, Executor fx) {
        return new JoinModel(
                joiner(
                        new ApplicationServerClient(
                                background, Duration.ofSeconds(5), new ServerTrust()),
                        background),
                stores(),
                this,
                fx);
    }

    @Override
    public Admission open(String moderatorName, boolean simulatedGuests) throws JoinException {
        @Nullable JoinException refusal = practiceRefusal;
        if (refusal != null) {
            throw refusal;
        }
        practiceNames.add(moderatorName);
        practice.simulated = simulatedGuests;
        return new Admission(GOOD_TOKEN, practice);
    }

    @Override
    public FakeRoom connect(String token) throws JoinException {
        @Nullable JoinException refusal = tokenRefusal;
        if (refusal != null) {
            throw refusal;
        }
        tokens.add(token);
        return room;
    }

    @Override
    public JoinValues recall() {
        return remembered;
    }

    @Override
    public void keep(JoinValues values) {
        kept.add(values);
    }

    @Override
    public void entered(EnteredRoom enteredRoom) {
        entered.add(enteredRoom);
    }

    @Override
    public void failed(JoinFault fault, String sentence) {
        failed.add(fault);
    }
}

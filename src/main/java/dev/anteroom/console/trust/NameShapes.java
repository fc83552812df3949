package dev.anteroom.console.trust;

import com.ibm.icu.text.Normalizer2;
import com.ibm.icu.text.SpoofChecker;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reduces names to shapes, each name once: what a name looks like comes from Unicode's table of
 * confusable characters, and whether it mixes alphabets from its restriction levels (both UTS 39).
 * For one thread.
 */
final class NameShapes {
    /** More than one crowded lobby, so that none is worked through twice. */
    static final int MOST_KEPT = 30_000;

    private static final Normalizer2 FOLD = Normalizer2.getNFKCCasefoldInstance();
    private static final Normalizer2 DECOMPOSE = Normalizer2.getNFDInstance();
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final Pattern ACCENTS = Pattern.compile("[\u0300-\u036F]");
    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final SpoofChecker looks =
            new SpoofChecker.Builder().setChecks(SpoofChecker.CONFUSABLE).build();

    /** Lets one alphabet through, and those that East Asian languages write together. */
    private final SpoofChecker alphabets =
            new SpoofChecker.Builder()
                    .setRestrictionLevel(SpoofChecker.RestrictionLevel.HIGHLY_RESTRICTIVE)
                    .setChecks(SpoofChecker.RESTRICTION_LEVEL)
                    .build();

    private final Map<String, NameShape> known =
            new LinkedHashMap<>(1024, 0.75f, true) {
                @Override
                protected boolean removeEldestEntry(Map.Entry<String, NameShape> eldest) {
                    return size() > MOST_KEPT;
                }
            };

    NameShape of(String name) {
        NameShape shape = known.get(name);
        if (shape == null) {
            shape = shape(name);
            known.put(name, shape);
        }
        return shape;
    }

    private NameShape shape(String name) {
        String same = oneSpace(FOLD.normalize(name));
        String whole = looks.getSkeleton(name);
        // Twice, since a capital can look like nothing while its small letter does: M, and m like
        // rn.
        String loose = looks.getSkeleton(FOLD.normalize(looks.getSkeleton(barsTold(name))));
        return new NameShape(
                same,
                lettersOr(oneSpace(whole), withoutAccents(whole)),
                lettersOr(oneSpace(loose), withoutAccents(loose)),
                words(withoutAccents(DECOMPOSE.normalize(same))),
                NO_LETTERS.splitAsStream(name).anyMatch(alphabets::failsChecks));
    }

    /**
     * A capital I looks like a small l, but only where a small l could stand: without regard to
     * case Ian must not look like Lan.
     */
    private static String barsTold(String name) {
        StringBuilder told = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char character = name.charAt(i);
            boolean isBar = "I\u0399\u0406\u04C0".indexOf(character) >= 0;
            boolean afterSmall = i > 0 && Character.isLowerCase(name.charAt(i - 1));
            told.append(isBar ? (afterSmall ? 'l' : 'i') : character);
        }
        return told.toString();
    }

    private static String oneSpace(String text) {
        return SPACES.matcher(text.strip()).replaceAll(" ");
    }

    private static String withoutAccents(String decomposed) {
        return ACCENTS.matcher(decomposed).replaceAll("");
    }

    /** Dots, dashes and pictures make nobody somebody else, unless there is nothing else. */
    private static String lettersOr(String all, String text) {
        String letters = NO_LETTERS.matcher(text).replaceAll("");
        return letters.isEmpty() ? all : letters;
    }

    private static String words(String text) {
        String[] words = NO_LETTERS.matcher(text).replaceAll(" ").strip().split(" ", -1);
        Arrays.sort(words);
        return String.join(" ", words);
    }
}

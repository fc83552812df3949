package dev.anteroom.console.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameShapesTest {
    private final NameShapes shapes = new NameShapes();

    enum Relation {
        SAME,
        ALIKE,
        DIFFERENT
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Ada | false",
                "\u0410\u0434\u0430 | false",
                "\u0410da | true",
                "Ada \u041B\u0430\u0432\u043B\u0435\u0439\u0441 | false",
                "Ada Lovel\u0430ce | true",
                "\u0391da | true",
                "Zo\u00eb \u00c5ngstr\u00f6m-O\u2019Neill 2nd | false",
                "\u5c71\u7530\u3055\u3093Taro | false",
                "\ud64d\u5409\u540c | false",
                "\u03b1-tester | false",
                "\u05d0\u05d1a | true",
                "42 | false",
                "\u2B50\u2B50 | false"
            })
    void aWordInSeveralAlphabets_isFound(String name, boolean mixed) {
        assertEquals(mixed, shapes.of(name).mixed(), name);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // Case, width and spaces make no other name.
                "Ada Lovelace | ada lovelace | SAME",
                "Ada Lovelace | ADA  LOVELACE | SAME",
                "Ada Lovelace | Ａｄａ Ｌｏｖｅｌａｃｅ | SAME",
                "Ada Lovelace | Ada\u00A0Lovelace | SAME",
                "Ada Lovelace | 𝐀𝐝𝐚 𝐋𝐨𝐯𝐞𝐥𝐚𝐜𝐞 | SAME",
                "Weiß | WEISS | SAME",
                "Zo\u00eb | Zoe\u0308 | SAME",
                // Other characters that look the same.
                "Ada | \u0410da | ALIKE",
                "Ada | Ad\u0430 | ALIKE",
                "Ada | \u0391da | ALIKE",
                "Paul | PauI | ALIKE",
                "Paul | Pau1 | ALIKE",
                "paul | PAU\u0406 | DIFFERENT",
                "Ian Lee | lan Lee | ALIKE",
                "Bob | B0b | ALIKE",
                "BOB | \u0412\u041E\u0412 | ALIKE",
                "Bob | \u0412\u041E\u0412 | ALIKE",
                "Carmen | Carrnen | ALIKE",
                "MAX MUSTERMANN | Max Mustermann. | ALIKE",
                "Max Mustermann | M\u0430\u0445 Mustermann | ALIKE",
                "Oskar | 0skar | ALIKE",
                "Søren | Soren | ALIKE",
                "Sofia | \u0455ofia | ALIKE",
                "Dr. Winter | Dr Winter | ALIKE",
                "Dr. Winter | Dr. W\u0456nter | ALIKE",
                "Dr. Winter | DR. W\u0406NTER | ALIKE",
                // Accents and signs are easily left out.
                "José García | Jose Garcia | ALIKE",
                "Müller | Muller | ALIKE",
                "Łukasz | Lukasz | ALIKE",
                "Ada Lovelace | Ada.Lovelace | ALIKE",
                "Ada Lovelace | AdaLovelace | ALIKE",
                "Ada Lovelace | Ada Lovelace! | ALIKE",
                "Ada Lovelace | Ada Lovelace \u2B50 | ALIKE",
                "Anne-Marie | Anne Marie | ALIKE",
                "Arne | Ame | ALIKE",
                // Everyday names that are only near each other.
                "Anna | Ana | DIFFERENT",
                "Anna | Hanna | DIFFERENT",
                "Anna | Anne | DIFFERENT",
                "Jon | John | DIFFERENT",
                "Ian | Lan | DIFFERENT",
                "Ina | Lna | DIFFERENT",
                "Ali | Alf | DIFFERENT",
                "Ali | All | DIFFERENT",
                "Mia | Maria | DIFFERENT",
                "Stefan | Stephan | DIFFERENT",
                "Sara | Sarah | DIFFERENT",
                "Katrin | Kathrin | DIFFERENT",
                "Müller | Mueller | DIFFERENT",
                "Meier | Maier | DIFFERENT",
                "Ada Lovelace | Ada L. | DIFFERENT",
                "Ada | Ada Lovelace | DIFFERENT",
                "Ada Lovelace | Lovelace Ada | DIFFERENT",
                "Guest 1 | Guest 2 | DIFFERENT",
                "Guest 1 | Guest 11 | DIFFERENT",
                "Guest | Guest 2 | DIFFERENT",
                "иван | Ivan | DIFFERENT",
                "Андрей | Анна | DIFFERENT",
                "陈伟 | 陈卫 | DIFFERENT",
                "فاطمة | عائشة | DIFFERENT",
                "\uD83D\uDC4D | \uD83C\uDF89 | DIFFERENT",
                "??? | !!! | DIFFERENT"
            })
    void twoNames(String one, String other, Relation expected) {
        assertEquals(expected, relation(one, other));
        assertEquals(expected, relation(other, one), "the other way round");
        assertEquals(Relation.SAME, relation(one, one));
    }

    @ParameterizedTest
    @CsvSource({
        "Ada Lovelace, Lovelace Ada, true",
        "Ada Lovelace, 'LOVELACE, Ada', true",
        "José García, jose garcia, true",
        "Ada Lovelace, Ada, false",
        "Ada, \u0410da, false",
        "Paul, PauI, false"
    })
    void words_ignoreOrderCaseAndAccents_butNeverGoByLooks(
            String one, String other, boolean equal) {
        assertEquals(equal, shapes.of(one).words().equals(shapes.of(other).words()));
    }

    @Test
    void noName_isBlank() {
        assertTrue(shapes.of("").isBlank());
        assertTrue(shapes.of(" \u00A0 ").isBlank());
    }

    @Test
    void anyText_hasAShape_andIsTheSameAsItself() {
        Random random = new Random(20261125);
        for (int i = 0; i < 5_000; i++) {
            int length = random.nextInt(40);
            StringBuilder name = new StringBuilder();
            for (int j = 0; j < length; j++) {
                name.append((char) random.nextInt(0x10000));
            }
            NameShape shape = shapes.of(name.toString());
            assertTrue(shape.isLike(new NameShapes().of(name.toString())), name.toString());
        }
    }

    private Relation relation(String one, String other) {
        NameShape first = shapes.of(one);
        NameShape second = shapes.of(other);
        return first.isSameAs(second)
                ? Relation.SAME
                : first.isLike(second) ? Relation.ALIKE : Relation.DIFFERENT;
    }
}

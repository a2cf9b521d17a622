package org.openquay.journal.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.parsers.DocumentBuilderFactory;

import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

import org.openquay.journal.SessionInfo;
import org.openquay.journal.sbe.CycleDecoder;
import org.openquay.journal.sbe.RecordHeaderDecoder;

class SchemaTest {

    @Test
    void namesOnlyEnumerationsThatTheVocabularyHas() throws Exception {
        List<String> unknown = new ArrayList<>();
        var types = schema().getElementsByTagName("*");
        for (int i = 0; i < types.getLength(); i++) {
            String description = ((Element) types.item(i)).getAttribute("description");
            if (description.contains("ordinal in ")) {
                String name = description.replaceFirst(".*ordinal in (\\w+).*", "$1");
                if (Vocabulary.PRESENT.text().lines().noneMatch(line -> line.startsWith(name + "="))) {
                    unknown.add(name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void hasAHeaderOfTheLengthItSays() throws Exception {
        assertThat(RecordHeaderDecoder.ENCODED_LENGTH).isEqualTo(88);
        assertThat(RecordHeaderDecoder.craneIdEncodingLength()).isEqualTo(SessionInfo.MAX_CRANE_ID);
        assertThat(schema().getDocumentElement().getAttribute("id")).isEqualTo("7301");
        assertThat(CycleDecoder.SCHEMA_ID).isEqualTo(7301);
    }

    private static org.w3c.dom.Document schema() throws Exception {
        try (InputStream in = Objects.requireNonNull(SessionInfo.class.getResourceAsStream("journal-schema.xml"))) {
            return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(in);
        }
    }
}

package org.entropysum.experiments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesCannotBecomeMarkup() {
        String markup = new Markup()
                .element("p", "<script>'&'</script>", "title", "\"><b>")
                .toString();
        assertThat(markup)
                .isEqualTo("<p title=\"&quot;&gt;&lt;b&gt;\">&lt;script&gt;&#39;&amp;&#39;&lt;/script&gt;</p>");
    }

    @Test
    void charactersThatXmlDoesNotKnowAreReplaced() {
        assertThat(new Markup().element("p", "a\u0000b\u001bc\ud800d\uffff").toString())
                .isEqualTo("<p>a�b�c�d�</p>");
        assertThat(new Markup().element("p", "∇ 𝔼 \t\n").toString()).isEqualTo("<p>∇ 𝔼 \t\n</p>");
    }

    @Test
    void elementsAreClosedInOrder() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new Markup().open("table").open("tr").close("table"))
                .withMessage("closing table where tr is open");
        assertThatIllegalStateException().isThrownBy(() -> new Markup().close("p"));
        assertThatIllegalStateException()
                .isThrownBy(() -> new Markup().open("p").toString());
    }

    @Test
    void aScriptThatWouldEndEarlyIsRefused() {
        assertThatThrownBy(() -> new Markup().verbatim("script", "a = '</script>'"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

"""Citations, checked against references made by hand, and how a page gives them to take along."""

import re

import pytest
from django.core.management import call_command
from hypothesis import given, settings

from catalogue import citing
from catalogue.models import Paper
from tests.factories import PaperFactory
from tests.formats.test_formats import everything
from tests.pages import HOSTILE, full_paper

JOINT = "Joint Modeling of Chest Radiographs and Radiology Reports for Pulmonary Edema Assessment"
LOCAL = "Local Contrastive Learning for Medical Image Recognition"
CROSS = "Generalized radiograph representation learning via cross-supervision between images and free-text radiology reports"
CROSS_TITLED = "Generalized Radiograph Representation Learning via Cross-supervision Between Images and Free-text Radiology Reports"
TEXT = "Making the Most of Text Semantics to Improve Biomedical Vision–Language Processing"
ROLE = "The Role of Local Alignment and Uniformity in Image-Text Contrastive Learning on Medical Images"
TPRO = "TPRO: Text-prompting-based Weakly Supervised Histopathology Tissue Segmentation"
WORKSHOP = "https://sslneurips22.github.io/pages/accepted-paper.html"

REFERENCES = {
    "chauhan-2020-joint-modeling-chest": {
        "APA": f"Chauhan, G., Liao, R., Wells, W., Andreas, J., Wang, X., Berkowitz, S., Horng, S., Szolovits, P., & Golland, P. (2020). {JOINT}. *MICCAI*. https://doi.org/10.1007/978-3-030-59713-9_51",
        "IEEE": f"G. Chauhan *et al.*, “{JOINT},” in *MICCAI*, 2020. doi: 10.1007/978-3-030-59713-9_51.",
        "Nature": f"Chauhan, G. *et al.* {JOINT}. in *MICCAI* (2020). doi:10.1007/978-3-030-59713-9_51.",
        "Chicago": f"Chauhan, Geeticka, Ruizhi Liao, William Wells, et al. 2020. “{JOINT}.” *MICCAI*. https://doi.org/10.1007/978-3-030-59713-9_51.",
    },
    "rizvi-2023-local-contrastive-learning": {
        "APA": f"Rizvi, S. A., Tang, R., Jiang, X., Ma, X., & Hu, X. (2023). *{LOCAL}* (arXiv:2303.14153). arXiv. https://arxiv.org/abs/2303.14153",
        "IEEE": f"S. A. Rizvi, R. Tang, X. Jiang, X. Ma, and X. Hu, “{LOCAL},” 2023, *arXiv*: arXiv:2303.14153. [Online]. Available: https://arxiv.org/abs/2303.14153",
        "Nature": f"Rizvi, S. A., Tang, R., Jiang, X., Ma, X. & Hu, X. {LOCAL}. Preprint at https://arxiv.org/abs/2303.14153 (2023).",
        "Chicago": f"Rizvi, Syed A., Ruixiang Tang, Xiaoqian Jiang, Xiaotian Ma, and Xia Hu. 2023. “{LOCAL}.” arXiv:2303.14153. Preprint, arXiv. https://arxiv.org/abs/2303.14153.",
    },
    "zhou-2022-generalized-radiograph-representation": {
        "APA": f"Zhou, H.-Y., Chen, X., Zhang, Y., Luo, R., Wang, L., & Yu, Y. (2022). {CROSS}. *NMI*. https://doi.org/10.1038/s42256-021-00425-9",
        "IEEE": f"H.-Y. Zhou, X. Chen, Y. Zhang, R. Luo, L. Wang, and Y. Yu, “{CROSS},” *NMI*, 2022, doi: 10.1038/s42256-021-00425-9.",
        "Nature": f"Zhou, H.-Y. *et al.* {CROSS}. *NMI* https://doi.org/10.1038/s42256-021-00425-9 (2022).",
        "Chicago": f"Zhou, Hong-Yu, Xiaoyu Chen, Yinghao Zhang, Ruibang Luo, Liansheng Wang, and Yizhou Yu. 2022. “{CROSS_TITLED}.” *NMI*. https://doi.org/10.1038/s42256-021-00425-9.",
    },
    "boecking-2022-making-most-text": {
        "APA": f"Boecking, B., Usuyama, N., Bannur, S., Castro, D. C., Schwaighofer, A., Hyland, S., Wetscherek, M., Naumann, T., Nori, A., Alvarez-Valle, J., Poon, H., & Oktay, O. (2022). {TEXT}. *ECCV*. https://doi.org/10.1007/978-3-031-20059-5_1",
        "IEEE": f"B. Boecking *et al.*, “{TEXT},” in *ECCV*, 2022. doi: 10.1007/978-3-031-20059-5_1.",
        "Nature": f"Boecking, B. *et al.* {TEXT}. in *ECCV* (2022). doi:10.1007/978-3-031-20059-5_1.",
        "Chicago": f"Boecking, Benedikt, Naoto Usuyama, Shruthi Bannur, et al. 2022. “{TEXT}.” *ECCV*. https://doi.org/10.1007/978-3-031-20059-5_1.",
    },
    "muller-2022-role-local-alignment": {
        "APA": f"Müller, P., Kaissis, G., & Rueckert, D. (2022). {ROLE}. *NeurIPS*. {WORKSHOP}",
        "IEEE": f"P. Müller, G. Kaissis, and D. Rueckert, “{ROLE},” in *NeurIPS*, 2022. [Online]. Available: {WORKSHOP}",
        "Nature": f"Müller, P., Kaissis, G. & Rueckert, D. {ROLE}. in *NeurIPS* (2022).",
        "Chicago": f"Müller, Philip, Georgios Kaissis, and Daniel Rueckert. 2022. “{ROLE}.” *NeurIPS*. {WORKSHOP}.",
    },
    "zhang-2023-tpro-text-prompting": {
        "APA": f"Zhang, S., Zhang, J., Xie, Y., & Xia, Y. (2023). {TPRO}. *MICCAI*. https://doi.org/10.1007/978-3-031-43907-0_11",
        "IEEE": f"S. Zhang, J. Zhang, Y. Xie, and Y. Xia, “{TPRO},” in *MICCAI*, 2023. doi: 10.1007/978-3-031-43907-0_11.",
        "Nature": f"Zhang, S., Zhang, J., Xie, Y. & Xia, Y. {TPRO}. in *MICCAI* (2023). doi:10.1007/978-3-031-43907-0_11.",
        "Chicago": f"Zhang, Shaoteng, Jianpeng Zhang, Yutong Xie, and Yong Xia. 2023. “{TPRO}.” *MICCAI*. https://doi.org/10.1007/978-3-031-43907-0_11.",
    },
}  # fmt: skip


def marked(citation):
    return "".join(f"*{part.text}*" if part.italic else part.text for part in citation.parts)


@pytest.mark.django_db
def test_citations_are_those_made_by_hand():
    call_command("loaddata", "seed", verbosity=0)
    found = {}
    for paper in Paper.objects.filter(slug__in=REFERENCES).for_records():
        found[paper.slug] = {one.style: marked(one) for one in citing.citations(paper.as_record())}
    assert found == REFERENCES


@pytest.mark.django_db
def test_without_the_extra_there_is_a_plain_line(monkeypatch):
    monkeypatch.setattr(citing, "citeproc", None)
    paper = PaperFactory(
        title="Who knows?", authors=["Ada Lovelace", "B"], venue__name="ICML",
        links={"paper": "https://paper.example"},
    )  # fmt: skip
    (citation,) = citing.citations(paper.as_record())
    assert str(citation) == "Ada Lovelace, B. Who knows? ICML, 2023. https://paper.example"
    paper.identifiers.create(scheme="doi", value="10.1000/182")
    (citation,) = citing.citations(Paper.objects.get().as_record())
    assert str(citation).endswith("2023. https://doi.org/10.1000/182")


@settings(max_examples=25)
@given(everything)
def test_whatever_a_paper_holds_it_can_be_cited(record):
    found = citing.citations(record)
    assert [one.style for one in found] == list(citing.STYLES)
    assert all(str(one).strip() for one in found)
    assert citing.plain_line(record)


# On the page of a paper


@pytest.fixture
def seen(client, db):
    paper = full_paper(1, title=f"Ünder {''.join(HOSTILE)}", slug="lovelace-2023-under")
    return client.get(paper.get_absolute_url())


def test_a_page_offers_every_style_and_file_as_text_to_select(seen):
    text = seen.content.decode()
    for style in ("apa", "ieee", "nature", "chicago"):
        assert f'id="cite-{style}"' in text
    for name, begins in {
        "bibtex": "@inproceedings{lovelace-2023-under,",
        "ris": "TY  - CONF",
    }.items():
        area = re.search(
            rf'<textarea[^>]*id="cite-{name}"[^>]*readonly[^>]*>\s*(.*?)</textarea>',
            text,
            re.DOTALL,
        )
        assert area[1].startswith(begins)
    for ending in ("bib", "ris", "csl.json"):
        assert f'href="/papers/lovelace-2023-under.{ending}"' in text


def test_each_of_them_can_be_copied(seen):
    text = seen.content.decode()
    buttons = re.findall(r"<button[^>]*#cite-[^>]*>", text)
    assert len(buttons) == 7
    for button in buttons:
        (copied,) = re.findall('data-copy="#([^"]*)"', button)
        assert f'id="{copied}"' in text


def test_the_files_of_a_selection_are_offered_below_it(client, db):
    full_paper(1, year=2022)
    text = client.get("/?year=2022&sort=title").content.decode()
    for ending in ("bib", "ris", "csl.json", "csv", "json", "jsonl", "md", "atom"):
        assert f'href="/papers.{ending}?year=2022&amp;sort=title"' in text
    assert 'id="downloads"' not in client.get("/?year=1700").content.decode()

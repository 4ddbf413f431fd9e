"""A small library, and what each query finds in it: the same on every database."""

from tests.factories import (
    AuthorAliasFactory,
    AuthorFactory,
    PaperFactory,
    VenueAliasFactory,
    VenueFactory,
)


def fill():
    """Make the papers. Their slugs are what `FOUND` speaks of."""
    miccai = VenueFactory(name="MICCAI")
    miccai.full_name = "Medical Image Computing and Computer Assisted Intervention"
    miccai.save()
    VenueAliasFactory(venue=VenueFactory(name="IEEE TMI"), alias="Transactions on Medical Imaging")
    AuthorAliasFactory(author=AuthorFactory(name="Daniel Rückert"), alias="D. Rueckert-Aliased")
    for slug, (title, authors, venue, year, extra) in PAPERS.items():
        PaperFactory(
            slug=slug, title=title, authors=authors, venue__name=venue, year=year, **extra
        )  # fmt: skip


PAPERS = {
    "medclip": ("MedCLIP: Contrastive Learning from Unpaired Images", ["Zifeng Wang"], "EMNLP", 2022, {}),
    "clip": ("CLIP in Medical Imaging: A Survey", ["Zihao Zhao", "Han Li"], "arXiv", 2023, {}),
    "convirt": (
        "Contrastive Learning of Visual Representations", ["Yuhao Zhang", "Hans Meier"], "MLHC", 2020,
        {"abstract": "We pre-train encoders on paired texts and images, as CLIP did later."},
    ),
    "pretraining": ("Large-Scale Pre-training of Vision–Language Models", ["Ada Lovelace"], "MICCAI", 2021, {}),
    "pretrained": ("Pretrained Networks Are Few-Shot Learners", ["Alan Turing"], "NeurIPS", 2020, {}),
    "seg": (
        "Segmentation of Tumours with Graph Neural Networks", ["Daniel Rückert", "Łukasz Żółw"],
        "MICCAI", 2022, {"note": "Oral"},
    ),
    "tumor": ("A Graph Network for Tumor Detection", ["Grace Hopper"], "IEEE TMI", 2019, {}),
    "neural": ("Neural Graph Matching", ["Kurt Gödel"], "MICCAI", 2023, {"remark": "Segmentation is easy."}),
    "retina": ("Optimisation of Retinal Imaging", ["Søren Ødegård"], "MIDL", None, {}),
    "optimal": ("Optimizing Analysis of Endoscopy", ["Ruckert Daniel"], "MIDL", 2018, {}),
    "gan": ("A Generative Model", ["Morgan Freeman"], "CVPR", 2014, {}),
    "general": ("General Relativity, Generalized", ["王伟"], "CVPR", 2015, {}),
    "cjk": ("深度学习 for Radiomics", ["O'Brien, Conan"], "CVPR", 2016, {}),
    "ligature": ("Eﬃcient ﬁelds and x² terms", ["Jeﬀery Smith"], "ICLR", 2017, {}),
    "sql": ("'; DROP TABLE papers; -- and Robert\"); OR 1=1", ["Bobby Tables"], "ICLR", 2018, {}),
    "resnet": ("ResNet50 and GPT4Vision, revisited", ["Kaiming He"], "CVPR", 2016, {}),
    "doi": ("On 10.1000/5 and state-of-the-art C++", ["Bjarne Stroustrup"], "arXiv", 2024, {}),
    "draft": ("CLIP in a Draft", ["Ada Lovelace"], "MICCAI", 2022, {"draft": True}),
    "withdrawn": ("CLIP Withdrawn", ["Ada Lovelace"], "MICCAI", 2022, {"withdrawn": True}),
}  # fmt: skip

ALL = [slug for slug in PAPERS if slug not in {"draft", "withdrawn"}]

FOUND = {
    # words, in any order, of any case
    "contrastive": "medclip convirt",
    "CONTRASTIVE learning": "medclip convirt",
    "learning contrastive": "medclip convirt",
    "contrastive nothing": "",
    "graph": "seg tumor neural",
    # anywhere
    "lovelace pre-training": "pretraining",
    "hopper tumor": "tumor",
    "miccai graph": "seg neural",
    "oral": "seg",
    "easy": "neural",
    "paired texts": "convirt",
    # forms, and nothing but forms
    "networks": "pretrained seg tumor",
    "network": "pretrained seg tumor",
    "image": "medclip clip convirt retina pretraining seg tumor neural",
    "generative": "gan",
    "generalize -x": "general",
    "analyses": "optimal",
    "learner": "pretrained",
    # British and American
    "tumour": "seg tumor",
    "tumors": "seg tumor",
    "optimize": "optimal",
    "optimization": "retina",
    "optimising": "optimal",
    "analyze": "optimal",
    # accents, letters and scripts
    "ruckert": "seg optimal",
    "Rückert": "seg optimal",
    "rueckert": "seg",
    "lukasz": "seg",
    "ŁUKASZ ŻÓŁW": "seg",
    "soren odegard": "retina",
    "Soeren Oedegaard": "retina",
    "godel": "neural",
    "goedel": "neural",
    "wangwei": "general",
    "王伟": "general",
    "深度学习": "cjk",
    "efficient fields": "ligature",
    "jeffery": "ligature",
    "x2": "ligature",
    "obrien": "cjk",
    "o'brien": "cjk",
    # other spellings
    "aliased": "seg",
    "medical image computing": "pretraining seg neural",
    "transactions imaging": "tumor",
    # compounds
    "pretraining": "convirt pretraining pretrained",
    "pre-training": "convirt pretraining pretrained",
    "pre training": "convirt pretraining",
    "vision-language": "pretraining",
    "visionlanguage": "pretraining",
    "few shot": "pretrained",
    "fewshot": "pretrained",
    "state-of-the-art": "doi",
    "10.1000/5": "doi",
    "C++": "doi",
    # parts of words
    "clip": "medclip clip convirt",
    "med": "medclip clip pretraining seg tumor neural",
    "resnet": "resnet",
    "gpt": "resnet",
    "omics": "cjk",
    "scopy": "optimal",
    "net": "pretrained seg tumor resnet",
    "han": "clip convirt",
    # the beginning of the last word
    "contr": "medclip convirt",
    "contr learning": "medclip convirt",
    "contr* learning": "medclip convirt",
    "graph neu": "seg neural",
    "ne": "",
    "ne*": "pretrained seg tumor neural resnet",
    "graph neu*": "seg neural",
    # phrases
    '"graph neural"': "seg",
    '"neural graph"': "neural",
    '"graph network"': "tumor",
    '"graph networks"': "",
    '"Contrastive Learning of Visual': "convirt",
    '"tumours"': "seg",
    "“graph neural” networks": "seg",
    '"daniel rückert"': "seg",
    '"daniel rueckert"': "seg",
    '"rückert łukasz"': "",
    '"representations yuhao"': "",
    # without
    "graph -tumour": "neural",
    "graph -neural -detection": "",
    'graph -"graph neural"': "tumor neural",
    "-miccai graph": "tumor",
    "contrastive -author:wang": "convirt",
    "graph -year:2019": "seg neural",
    # fields
    "title:clip": "medclip clip",
    "abstract:clip": "convirt",
    "author:wang": "medclip general",
    "author:han ": "clip convirt",
    'author:"han"': "clip",
    'author:"Han Li"': "clip",
    "venue:miccai": "pretraining seg neural",
    'venue:"ieee tmi"': "tumor",
    "TITLE:graph VENUE:miccai": "seg neural",
    "author:morgan": "gan",
    "title:morgan": "",
    "author:segmentation": "",
    # years
    "year:2016": "cjk resnet",
    "year:2016..2017": "cjk ligature resnet",
    "year:2023..": "clip neural doi",
    "year:..2014": "gan",
    "year:2030..2020": "",
    "graph year:2022": "seg",
    "-year:2014.. ": "retina",
    "year:abc": "",
    # what is no language here
    "foo:bar": "",
    "contrastive XOR learning": "",
    "NOT clip": "",
    "graph OR tumor": "",
    "NEAR(graph neural)": "",
    "drop table": "sql",
    "'; DROP TABLE papers": "sql",
    '"); OR 1=1': "sql",
    "***": "",
    '""': "",
    "-": "",
    "title:": "",
}  # fmt: skip

RANKED = {
    # title before authors before venue before the rest; of equals, the newest first
    "clip": "clip medclip convirt",
    "ruckert": "seg optimal",
    "miccai segmentation": "seg neural",
    "han": "clip convirt",
    # words as typed before their other forms, and those before the beginnings of words
    "imaging": "clip retina medclip tumor neural seg pretraining convirt",
    "net": "resnet seg pretrained tumor",
    # side by side before apart
    "neural graph": "neural seg",
    "graph neural": "seg neural",
    "imaging medical": "clip tumor neural seg pretraining",
}  # fmt: skip

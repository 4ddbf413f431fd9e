"""The words that invented papers are made of; syllables make the rare ones, and the names."""

from itertools import product


def listed(text: str) -> list[str]:
    return text.split()


LINKING = listed("for of with in via from using and under by on to")
WORDS = listed("""
    robust deep neural efficient adaptive optimal fast visual semantic sparse stochastic online
    hierarchical probabilistic generative supervised unsupervised bayesian convex variational temporal
    spatial dynamic robotic multimodal contrastive causal discrete continuous latent implicit recurrent
    convolutional federated scalable interpretable geometric differentiable model network image object
    motion video graph language human robot data scene shape camera depth text speech knowledge gradient
    kernel attention transformer policy reward trajectory grasp contact force hand sensor map pose point
    cloud surface light texture face action event document question dialogue translation recommendation
    user query cluster tree sample feature representation embedding prior posterior inference noise
    domain label task agent game market privacy fairness uncertainty robustness planning control
    estimation detection recognition tracking localisation mapping navigation manipulation
    reconstruction rendering generation classification regression retrieval matching registration
    alignment prediction optimisation sampling approximation compression adaptation transfer evaluation
    calibration simulation
""")
OBJECTS = listed("""
    image video scene object face body hand document text speech dialogue graph user web market
    trajectory vehicle drone arm gripper sensor camera map cloud surface light molecule protein gene game
    policy kernel sequence event table query program proof sound crowd
""")
TASKS = listed("""
    detection recognition tracking planning control estimation mapping generation retrieval matching
    reconstruction prediction classification translation understanding
""")
METHODS = [
    "Adaptation",
    "Data sets",
    "Deep networks",
    "Design and systems",
    "Efficient methods",
    "Evaluation",
    "Explanation",
    "Few examples",
    "Generative models",
    "Optimisation",
    "Probabilistic methods",
    "Real time",
    "Self-supervision",
    "Surveys",
    "Theory and bounds",
    "Uncertainty",
]
FIELDS = [
    "Robotics",
    "Machine learning",
    "Computer vision",
    "Natural language",
    "Artificial intelligence",
    "Computer graphics",
    "Data and web",
]
VENUES = listed("""
    ROBICON ASLEARN VISCON PATREC LINGUA GRAPHITE WEBKNOW MOVEMENT NEURODAYS EYESIGHT SPOKEN REASONING
    RENDERFEST MINING AUTOMATA BOUNDS DEPTHS PARSING AGENTS SURFACES STREAMS GRIPPERS KERNELS PIXELS
    DIALOGUES SEARCHES MESHES LEDGERS LEGGED SAMPLERS
""")


def spelt(*syllables: str) -> list[str]:
    """Make all words of one syllable from each list."""
    return ["".join(parts) for parts in product(*map(listed, syllables))]


GIVEN = [
    name.capitalize() for name in spelt("a e i jo ka li ma no ra sa ta wei", "na ri ko lia ren mir")
]
MIDDLE = ["", *(f" {letter}." for letter in "ABCDEFGHJKLMNPRSTVW")]
FAMILY = [
    name.capitalize()
    for name in spelt(
        "al ber cho dan er fu gar hu iva jen kov li mar nor os pet qui ros sun tan ul val wan zh",
        "a be di e go ha i ke la mo no ó pe ri ö ta u é",
        "ang berg chi da er felt gård lin man nov ó rez sson ti vić wa",
    )
]


def rare() -> list[str]:
    """Words of which every field has thousands, and each but a few users."""
    return spelt(*["ba ce di fe gu ha je ki lo mu ne pa qua ri so tu ve wi xo ya zel"] * 4)

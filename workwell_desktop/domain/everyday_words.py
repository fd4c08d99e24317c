"""Words that are also names, and words that never stand for a person: what keeps the name guard from crying wolf.

The lists are English, the language of the screens. A word missing here costs a false mark, never a refusal.
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ALSO_NAMES = _words(
    """
    abbey ace africa aged ai alba almond amber amen an angel angle apple april arch archer ari art ash ashes
    aspen aster august aurora autumn baker ball banks bao barb barber barley barn baron basil bay beach bean
    bear beau bell berry best beverley bill bird bishop black blaze bless blessing bliss blossom blue bo bob
    bolt bond bonnie book boots borders bow bowl bowman boy branch brand brave brick bridge bridges brook brooks
    brown buck bud burns bush butler butter call camp candy cannon carol carpenter carter cash castle cat chad
    chance chapel chapman charity chase chastity chat cherish cherry chi chip christian christmas chuck church
    clay clean clement clerk cliff close clover coast cole coleman come constance cook coop cooper coral corner
    cotton court cox coy crane creed crew crisp cross crown crystal curry curt cypress dahlia daisy dale darling
    dash dawn day dean dear deed destiny dew diamond dick dill divine do dolly don dot dove drake dream drew
    duke dusty eagle earl early earnest east easter easy echo eden elder ember emerald english ever express
    fable faith fall fan fare farmer favour fay fern field fields finch fir fisher fleet flint flora flower
    flowers forest foster fox franc france frank free freedom freeman french friday frost gage gale game garden
    gardener garland garnet gay gem gene general genesis gentle ginger glad glade glen glory gold golden good
    gore grace grant gray green grey grove guard guest gum gust guy ha hale hall ham hand happy harbour hardy
    harmony harper harry hart harvest haven hawk hay hazel heart heath heather heaven henna herb hero hi hill
    hills him hip holiday holly holy home honey honor honour hood hop hope hopper horn house hunt hunter i ice
    in india indigo iris is island ivory ivy jack jacks jade jasmine jasper jay jean jeans jelly jersey jest jet
    jewel job jolly journey joy jude judge jules july jumper june juniper just justice keen kerb key keys kind
    king kit kitty knight lace lad lady lake lamb lance land lane lark lash last laurel lavender law laws lay
    lea leaf lee leigh leisure lemon levy liberty life light lilac lily lime linen link lion list lo lock long
    lord lot lotus love loved loving low loyal luck lucky lush luz mace mae magic magnolia mai major maker
    mallow man mane maple march mare margin marina mark marks marlin marsh marshal marshall martin mason mat max
    may me mead meadow meadows melody mercy merit merry mick mike mild miles mill miller mills min mint miracle
    misty mo moan mobile mole money moon moore moral morning moss mount my myrtle mystery nan neat nick night
    noble noel norm norman north nova oak oaks ocean olive on ong onyx opal opus orange otter page pain palm
    pansy park parker parson pat patience patient paz peace peach pear pearl peg penny pepper perch perry pet
    petal phoenix pierce pike pine piper pitch place plum pole pond pool poole pope poppy porter post potter
    pound power powers praise precious presence president price pride priest primrose prince princess prudence
    pure quarry queen quest quill quince rain rainbow ran ray read reason reed reef reeves regal rest rice rich
    ridge ring ripple rise rite river rivers road rob robin rock rocky rod roman romany rook root rose rosemary
    row royal ruby rue rush rusty rye sable sage sailor salt sand sandy sapphire saturday savannah scarlet scout
    sea serene serenity shade shadow sharp shell shepherd sherry shore short sierra silver sing sky slate small
    smart smith smithy snow so sol son song sonny sorrel south spark sparrow spring star stars steel stem
    sterling stew stone storm strange street strong sue summer summers sun sunday sung sunny sunshine swan sweet
    swift tailor tan taylor teal temple tender terrace thistle thorn thyme tiger tiller timber to topaz tower
    town tran treasure tree trinity trip trout true trust truth tuck tulip turner ty tyre unity vale valley van
    velvet venture venus verity vernal vesper victor victory vine viola violet virtue vista voice wade wales
    walker wall waller waters way weaver wells west wheeler white wild will willow win wind wing winner winter
    winters wise wish wolf wonder wood woods woody worth wren wright yang yen yes yew young youth zen
    """
)
"""Everyday words, nationalities, months and trades that people are also called, without capitals."""

NEVER_ALONE = _words(
    """
    a abu al an and anonymous anyone at bin binti brother by carer circle client da dad das daughter de del
    della den der des di do dos dr du e el facilitator father for friend from group guest guests ibn in jr la le
    mac mc member members miss mother mr mrs ms mum mx new newcomer no nobody not of old on one or participant
    partner people person prof rev sample san sir sister somebody someone son sr st staff ten ter test the three
    to two unknown van visitor visitors volunteer von with y
    """
)
"""Words that say nothing of who is meant when they stand alone, though they stand in somebody's name."""

ABBREVIATIONS = _words(
    """
    AA AC AD AI AM AS AT BA BC BP BY CA CBT CD CPN CV DBT DIY DJ DNA DO DVD ED ER EU FM FYI GP HE HR ID IN IP IQ
    IS IT ITV LA LGBT MA MC ME MP MRI MS MY NA NB NHS NI NO OCD OF OK ON OR OT PA PC PE PM PMR POV PR PS PT PTA
    PTSD QA RA RE SA SMS SO SUD SW TB TBC TV UK UN UP US VIP WC WE WHO
    """
)
"""Capitals that are usual in notes and only by chance somebody's initials; with full stops they are initials."""

TITLES = _words("mr mrs ms miss mx dr prof sir lady rev father sister")
"""What stands before a name."""

MONTHS = _words("april august may june july march")
"""Months that people are called."""

BEFORE_A_MONTH = _words(
    "in of on since until till by from next last this early late mid before after during through every to"
)
"""What stands before a month and seldom before a person."""

BEFORE_A_THING = _words("a an the no some any every more much such what")
"""What stands before a thing and not before a name."""

DEEDS = _words(
    """
    agreed apologised arrived asked brought cried described explained feels felt laughed left mentioned missed
    needed needs offered promised read said says seemed shared smiled spoke stayed talked thanked thinks thought
    told walked wanted wants
    """
)
"""What somebody does: after one of these, a word at the beginning of a sentence is a name."""

CREATE TABLE `Users` (`ID` INTEGER PRIMARY KEY NOT NULL, `Email` TEXT UNIQUE, `price` decimal( 10,2 ) DEFAULT (0), `order` int REFERENCES `Orders`, CHECK (((`Email` != 'X'))));
CREATE TABLE Orders (id integer primary key);
CREATE UNIQUE INDEX IF NOT EXISTS `Users_Email` ON `Users` (`Email` ASC, `order`) WHERE (`Email` IS NOT NULL);
CREATE INDEX users_lower ON Users(LOWER(`Email`) COLLATE NOCASE);
CREATE VIEW `Emails` AS SELECT `Email` AS `Mail` FROM `Users` WHERE `Email`=='X';
CREATE TRIGGER `Watch` UPDATE OF `Email`, `price` ON `Users` BEGIN SELECT NEW.`Email`; END;
